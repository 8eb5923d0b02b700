// Pages a second as bars, legible on a light and on a dark screen.

const width = 780;
const left = 320;
const right = 90;
const step = 26;

const titles = { seen: 'Pages seen before', afresh: 'Pages assembled afresh' };

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

export function chart({ rows, machine }) {
  const shapes = [];
  const bytes = rows.find(({ ours, encoding }) => ours && encoding === 'identity')?.bytes;
  const page = bytes ? `the same page of ${Math.round(bytes / 1000)} kB` : 'the same page';
  let y = 50;
  for (const [group, title] of Object.entries(titles)) {
    const bars = rows.filter((row) => row.group === group).sort((a, b) => b.rate - a.rate);
    if (!bars.length) continue;
    shapes.push(`<text class="title" x="20" y="${y + 14}">${title}</text>`);
    y += 28;
    for (const { label, encoding, rate, ours } of bars) {
      const length = Math.max(2, (width - left - right) * (rate / bars[0].rate));
      const own = ours ? ' ours' : '';
      shapes.push(
        `<text class="label${own}" x="${left - 10}" y="${y + 14}">${escape(label)}<tspan class="encoding"> ${encoding}</tspan></text>`,
        `<rect class="bar${own}" x="${left}" y="${y}" width="${length.toFixed(1)}" height="19" rx="2"/>`,
        `<text class="figure${own}" x="${(left + length + 7).toFixed(1)}" y="${y + 14}">${Math.round(rate).toLocaleString('en')}</text>`,
      );
      y += step;
    }
    y += 18;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${y + 12}" viewBox="0 0 ${width} ${y + 12}" role="img" aria-labelledby="chart-title">
<title id="chart-title">Pages a second, ours in colour</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #24292f; }
.background { fill: #ffffff; stroke: #d0d7de; }
.head { font-weight: 600; font-size: 15px; }
.title { font-weight: 600; }
.label { text-anchor: end; }
.ours { font-weight: 600; }
.encoding, .note { fill: #57606a; font-weight: 400; font-size: 11px; }
.bar { fill: #afb8c1; }
.bar.ours { fill: #0969da; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.background { fill: #0d1117; stroke: #30363d; }
.encoding, .note { fill: #9198a1; }
.bar { fill: #545d68; }
.bar.ours { fill: #4493f8; }
}
</style>
<rect class="background" x="0.5" y="0.5" width="${width - 1}" height="${y + 11}" rx="6"/>
<text class="head" x="20" y="30">Pages a second: ${page} from the same three services</text>
${shapes.join('\n')}
<text class="note" x="20" y="${y}">${escape(`${machine.cores} cores of ${machine.cpu}; 64 connections; medians; each group has a scale of its own`)}</text>
</svg>
`;
}
