package dev.colophon.content.announcement;

import java.util.Map;

import dev.colophon.content.web.NotFound;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

@Controller
class AnnouncementController {

	private final Announcements announcements;

	AnnouncementController(Announcements announcements) {
		this.announcements = announcements;
	}

	@GetMapping(path = "/announcement", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	Announcement announcement() {
		return this.announcements.current().orElseThrow(() -> new NotFound("Nothing is announced."));
	}

	@GetMapping(path = "/announcement", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView announcementAsHtml() {
		return new ModelAndView("announcement", Map.of("announcement", announcement()));
	}

}
