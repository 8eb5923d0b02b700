package dev.colophon.system.outage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the system can tell processes.
 */
enum Signal {

	KILL, STOP, CONT, INT;

	void sendTo(List<ProcessHandle> processes) throws IOException {
		List<String> command = new ArrayList<>(List.of("bash", "-c", "kill -" + this + " \"$@\"", "kill"));
		processes.forEach((process) -> command.add(String.valueOf(process.pid())));
		// Some may have gone by themselves, and then kill complains.
		new ProcessBuilder(command).redirectErrorStream(true).start().onExit().join();
	}

}
