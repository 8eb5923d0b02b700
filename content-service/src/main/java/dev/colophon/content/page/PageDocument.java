package dev.colophon.content.page;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.samskivert.mustache.Mustache;
import dev.colophon.content.announcement.Announcements;
import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.promotion.PlacedPromotion;
import dev.colophon.content.promotion.PromotionView;
import dev.colophon.content.promotion.Promotions;
import dev.colophon.content.web.PublicSite;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The HTML document of a page: the article and all else on the page that is content.
 */
@Component
@EnableConfigurationProperties(PublicSite.class)
class PageDocument {

	static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final Announcements announcements;

	private final Promotions promotions;

	private final ChangeLog changeLog;

	private final PublicSite site;

	private final Markdown markdown;

	private final Icons icons;

	PageDocument(Announcements announcements, Promotions promotions, ChangeLog changeLog, PublicSite site,
			Markdown markdown, Icons icons) {
		this.announcements = announcements;
		this.promotions = promotions;
		this.changeLog = changeLog;
		this.site = site;
		this.markdown = markdown;
		this.icons = icons;
	}

	PageSource sourceOf(LinkedPage page) {
		boolean listsChanges = page.page().slug().equals(ChangeLog.PAGE);
		return new PageSource(page, this.announcements.current(), this.promotions.current().map(PlacedPromotion::of),
				listsChanges ? this.changeLog.latest() : List.of(), this.site);
	}

	ModelAndView showing(PageSource source) {
		PageView page = PageView.of(source.linked(), this.markdown);
		Mustache.Lambda svg = (fragment, out) -> out.write(this.icons.svg(fragment.execute()));
		var document = new ModelAndView("page",
				Map.of("page", page, "svg", svg, "updated", DAY.format(page.updatedAt())));
		Page written = source.linked().page();
		document.addObject("createdAt", written.createdAt())
			.addObject("tags", written.manuscript().tags())
			.addObject("linkedData", LinkedData.of(written, source.site()).script());
		if (!source.changes().isEmpty()) {
			document.addObject("changes", ChangesView.of(source.changes()));
		}
		source.announcement().ifPresent((announcement) -> document.addObject("announcement", announcement));
		source.promotion()
			.map((promotion) -> PromotionView.of(promotion, this.markdown))
			.ifPresent((promotion) -> document.addObject("promotion", promotion));
		return document;
	}

}
