package dev.colophon.content.site;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells in a line why the service does not start.
 */
class UnreadableFolderAnalyzer extends AbstractFailureAnalyzer<UnreadableFolder> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnreadableFolder cause) {
		return new FailureAnalysis(cause.getMessage() + ".", "Name another folder, or none.", cause);
	}

}
