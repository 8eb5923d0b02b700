package dev.colophon.gateway;

import java.security.Security;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.cloud.openfeign.EnableFeignClients;

@SpringBootApplication
@ConfigurationPropertiesScan
@EnableFeignClients
public class GatewayApplication {

	public static void main(String[] args) {
		// Names of services get other addresses when instances come and go; by itself
		// Java remembers one for 30 s.
		Security.setProperty("networkaddress.cache.ttl", "1");
		Security.setProperty("networkaddress.cache.negative.ttl", "1");
		SpringApplication.run(GatewayApplication.class, args);
	}

}
