package dev.colophon.toc;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class TocApplication {

	public static void main(String[] args) {
		SpringApplication.run(TocApplication.class, args);
	}

}
