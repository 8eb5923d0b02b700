package dev.colophon.content.announcement;

import java.util.Map;

import dev.colophon.content.web.Answers;
import dev.colophon.content.web.NotFound;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

@Controller
class AnnouncementController {

	private final Announcements announcements;

	private final Answers answers;

	AnnouncementController(Announcements announcements, Answers answers) {
		this.announcements = announcements;
		this.answers = answers;
	}

	@GetMapping(path = "/announcement", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	@Nullable Announcement announcement(ServletWebRequest request) {
		Announcement announcement = current();
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, announcement, () -> announcement);
	}

	@GetMapping(path = "/announcement", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView announcementAsHtml(ServletWebRequest request) {
		Announcement announcement = current();
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, announcement,
				() -> new ModelAndView("announcement", Map.of("announcement", announcement)));
	}

	private Announcement current() {
		return this.announcements.current().orElseThrow(() -> new NotFound("Nothing is announced."));
	}

}
