// Counts page views and clicks on links that lead elsewhere: on this site alone, and not who it was.
const report = (visit) => navigator.sendBeacon("/visits", new URLSearchParams({ page: location.pathname, ...visit }));

report({});
addEventListener("click", ({ target }) => {
  const link = target.closest("a[href^='http']");
  if (link && link.host !== location.host) {
    report({ link: link.getAttribute("href") });
  }
});
