package dev.colophon.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * What a cluster is told about the suite. The manifests are read as they are: Kustomize
 * only adds the namespace, a label, the versions and the settings of the site.
 */
class KubernetesTests {

	private static final Path FOLDER = Run.REPOSITORY.resolve("kubernetes");

	private static final Map<String, Class<? extends KubernetesObject>> MODELS = Map.of("v1 Namespace",
			V1Namespace.class, "v1 ConfigMap", V1ConfigMap.class, "v1 Service", V1Service.class, "apps/v1 Deployment",
			V1Deployment.class, "apps/v1 StatefulSet", V1StatefulSet.class, "policy/v1 PodDisruptionBudget",
			V1PodDisruptionBudget.class, "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class,
			"networking.k8s.io/v1 Ingress", V1Ingress.class, "networking.k8s.io/v1 NetworkPolicy",
			V1NetworkPolicy.class);

	private static final Set<String> INSIDE = Set.of("gateway > content-service:8081", "gateway > toc-service:8082",
			"gateway > newsletter-service:8083", "newsletter-service > content-service:8081",
			"content-service > content-database:5432", "toc-service > toc-database:5432",
			"newsletter-service > newsletter-database:5432");

	private static final Pattern ADDRESS = Pattern.compile("(?:http|jdbc:postgresql)://([a-z-]+)(?::(\\d+))?.*");

	@ParameterizedTest
	@MethodSource("manifests")
	void followsThePublishedSchema(Manifest manifest) {
		String kind = text(manifest.json(), "apiVersion") + " " + manifest.kind();
		assertThat(MODELS).containsKey(kind);
		// The model refuses fields that there are not, but takes a number for a text.
		KubernetesObject object = JSON.getGson().fromJson(manifest.json(), MODELS.get(kind));
		assertThat(leaves(JSON.getGson().toJsonTree(object))).isEqualTo(leaves(manifest.json()));
	}

	@Test
	void everyFileIsPartOfTheSite() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			assertThat(files.filter((file) -> file.toString().endsWith(".yaml"))
				.filter((file) -> !file.endsWith("kustomization.yaml")))
				.containsExactlyInAnyOrderElementsOf(resources(FOLDER).toList());
		}
	}

	@Test
	void eachProgramHasAVersion() {
		assertThat(list(site(), "images")).extracting((image) -> text(image, "name"))
			.containsExactlyInAnyOrderElementsOf(programs().map((program) -> program.inContainer("image")).toList());
		assertThat(list(site(), "images")).extracting((image) -> text(image, "newTag")).doesNotContain("", "latest");
	}

	@Test
	void theNamespaceTakesRestrictedPodsOnly() {
		Manifest namespace = only("Namespace", text(site(), "namespace"));
		assertThat(labels(namespace.json(), "metadata.labels")).containsEntry("pod-security.kubernetes.io/enforce",
				"restricted");
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void isRestricted(Manifest workload) {
		Map<String, String> pod = values(workload.pod());
		assertThat(pod).contains(entry("automountServiceAccountToken", "false"), entry("enableServiceLinks", "false"),
				entry("securityContext.runAsNonRoot", "true"),
				entry("securityContext.seccompProfile.type", "RuntimeDefault"),
				entry("containers.0.securityContext.allowPrivilegeEscalation", "false"),
				entry("containers.0.securityContext.readOnlyRootFilesystem", "true"),
				entry("containers.0.securityContext.capabilities.drop.0", "ALL"));
		assertThat(pod.get("securityContext.runAsUser")).isNotNull().isNotEqualTo("0");
		assertThat(pod.keySet())
			.noneMatch((key) -> key.matches("host.*|(init|ephemeral)Containers.*|containers\\.[1-9].*"
					+ "|containers\\.0\\.securityContext\\.(runAs.*|seccomp.*|privileged|capabilities\\.add.*)"));
		assertThat(list(workload.pod(), "volumes"))
			.allMatch((volume) -> Set.of("emptyDir", "secret", "configMap").containsAll(kinds(volume)));
	}

	private static Set<String> kinds(JsonElement volume) {
		return volume.getAsJsonObject()
			.keySet()
			.stream()
			.filter((key) -> !key.equals("name"))
			.collect(Collectors.toSet());
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void hasBoundedMemoryAndAShareOfTheProcessor(Manifest workload) {
		assertThat(labels(workload.container(), "resources.limits")).containsOnlyKeys("memory");
		assertThat(labels(workload.container(), "resources.requests")).containsOnlyKeys("memory", "cpu");
		assertThat(list(workload.pod(), "volumes").filter((volume) -> kinds(volume).contains("emptyDir"))).isNotEmpty()
			.allMatch((volume) -> !text(volume, "emptyDir.sizeLimit").isEmpty());
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void isProbed(Manifest workload) {
		assertThat(
				Stream.of("startup", "liveness", "readiness").map((probe) -> at(workload.container(), probe + "Probe")))
			.allSatisfy((probe) -> {
				assertThat(values(probe)).containsKey("timeoutSeconds");
				assertThat(Stream.of("httpGet.port", "tcpSocket.port").map((port) -> text(probe, port)))
					.allMatch((port) -> port.isEmpty() || workload.listensAt(port));
			});
	}

	@ParameterizedTest
	@MethodSource("programs")
	void isAskedForItsHealth(Manifest program) {
		assertThat(Stream.of("startup", "liveness", "readiness")
			.map((probe) -> program.inContainer(probe + "Probe.httpGet.path")))
			.containsExactly("/actuator/health/liveness", "/actuator/health/liveness", "/actuator/health/readiness");
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void mountsWhatItHas(Manifest workload) {
		assertThat(list(workload.container(), "volumeMounts")).extracting((mount) -> text(mount, "name"))
			.containsExactlyInAnyOrderElementsOf(Stream
				.concat(list(workload.pod(), "volumes").map((volume) -> text(volume, "name")),
						list(workload.json(), "spec.volumeClaimTemplates").map((claim) -> text(claim, "metadata.name")))
				.toList());
	}

	@Test
	void aServiceSharesItsPasswordWithItsDatabaseOnly() {
		assertThat(workloads()
			.flatMap((workload) -> list(workload.pod(), "volumes")
				.map((volume) -> text(volume, "secret.secretName") + " in " + workload.name()))
			.filter((secret) -> !secret.startsWith(" ")))
			.containsExactlyInAnyOrder("content-database in content-service", "content-database in content-database",
					"toc-database in toc-service", "toc-database in toc-database",
					"newsletter-database in newsletter-service", "newsletter-database in newsletter-database");
	}

	/**
	 * Which makes the service's role one that is no superuser.
	 */
	@ParameterizedTest
	@MethodSource("databases")
	void aDatabaseStartsAsOnCompose(Manifest database) throws IOException {
		assertThat(text(only("ConfigMap", "start-database").json(), "data.start"))
			.isEqualTo(Files.readString(Run.REPOSITORY.resolve("database/start")));
		assertThat(list(database.container(), "command").map(JsonElement::getAsString)).containsExactly("sh",
				"/usr/local/lib/database/start");
		assertThat(database.setting("DATABASE")).isEqualTo(database.name().replace("-database", ""));
		assertThat(list(database.pod(), "volumes").map((volume) -> text(volume, "configMap.name")))
			.contains("start-database");
	}

	@ParameterizedTest
	@MethodSource("programs")
	void isNeverWithoutAnInstance(Manifest program) {
		assertThat(values(program.json())).as("how many there are is left to the autoscaler")
			.doesNotContainKey("spec.replicas")
			.containsEntry("spec.strategy.rollingUpdate.maxUnavailable", "0")
			.containsEntry("spec.template.spec.topologySpreadConstraints.0.topologyKey", "kubernetes.io/hostname");
		assertThat(values(only("HorizontalPodAutoscaler", program.name()).json())).contains(
				entry("spec.scaleTargetRef.apiVersion", "apps/v1"), entry("spec.scaleTargetRef.kind", "Deployment"),
				entry("spec.scaleTargetRef.name", program.name()), entry("spec.minReplicas", "2"));
		assertThat(values(only("PodDisruptionBudget", program.name()).json())).containsEntry("spec.minAvailable", "1");
	}

	@ParameterizedTest
	@MethodSource("programs")
	void hasTimeToFinishWhatIsUnderWay(Manifest program) {
		Duration drain = Duration.parse("PT" + program.setting("COLOPHON_DRAIN"));
		assertThat(Duration.ofSeconds(Long.parseLong(text(program.pod(), "terminationGracePeriodSeconds"))))
			.isGreaterThanOrEqualTo(drain.plusSeconds(30));
	}

	@ParameterizedTest
	@MethodSource("databases")
	void hasRoomForAllInstancesOfItsService(Manifest database) {
		String service = database.name().replace("-database", "-service");
		int pool = Integer.parseInt(workload(service).setting("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE"));
		int instances = at(only("HorizontalPodAutoscaler", service).json(), "spec.maxReplicas").getAsInt();
		String connections = list(database.container(), "args").map(JsonElement::getAsString)
			.filter((argument) -> argument.startsWith("max_connections="))
			.collect(Collectors.joining());
		// In a roll-out all old ones may still be there; administrators have three.
		assertThat((2 * instances + 1) * pool + 3).isLessThanOrEqualTo(Integer.parseInt(connections.substring(16)));
	}

	@Test
	void selectorsSelectThePodsThatTheyAreNamedFor() {
		assertThat(Stream.of("Deployment", "StatefulSet", "PodDisruptionBudget").flatMap(KubernetesTests::all))
			.hasSize(11)
			.allSatisfy((manifest) -> assertThat(selected(at(manifest.json(), "spec.selector")))
				.containsExactly(manifest.name()));
		assertThat(programs()).allSatisfy((program) -> assertThat(list(program.pod(), "topologySpreadConstraints")
			.flatMap((spread) -> selected(at(spread, "labelSelector")).stream())).containsExactly(program.name()));
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void isReachedUnderItsName(Manifest workload) {
		Manifest service = only("Service", workload.name());
		JsonObject selector = new JsonObject();
		selector.add("matchLabels", at(service.json(), "spec.selector"));
		assertThat(selected(selector)).containsExactly(workload.name());
		assertThat(list(service.json(), "spec.ports")).singleElement()
			.matches((port) -> workload.listensAt(text(port, isHeadless(service) ? "port" : targetOf(port))));
	}

	/**
	 * The gateway looks for each instance by itself. Ports stay as they are then.
	 */
	private static boolean isHeadless(Manifest service) {
		boolean headless = text(service.json(), "spec.clusterIP").equals("None");
		assertThat(headless).isEqualTo(service.name().endsWith("-service"));
		return headless;
	}

	private static String targetOf(JsonElement port) {
		return text(port, "targetPort").isEmpty() ? "port" : "targetPort";
	}

	@Test
	void nothingIsAllowedUnlessAPolicySaysSo() {
		assertThat(only("NetworkPolicy", "nobody").json().get("spec")).hasToString("""
				{"podSelector":{},"policyTypes":["Ingress","Egress"]}""");
	}

	@Test
	void onlyTheseMayBeCalled() {
		JsonElement controller = at(only("NetworkPolicy", "ingress").json(), "spec.ingress.0.from.0.namespaceSelector");
		assertThat(values(controller)).as("the namespace, which is the site's").hasSize(1);
		assertThat(allowed("Ingress", (subject, rule) -> pairs(peers(rule, "from"), subject, rule)))
			.containsExactlyInAnyOrderElementsOf(
					and(INSIDE, values(controller).values().stream().map((name) -> name + " > gateway:8080")));
	}

	@Test
	void onlyTheseMayCall() {
		Stream<String> names = programs().flatMap((program) -> Stream.of("53 UDP", "53 TCP")
			.map((port) -> program.name() + " > kube-system kube-dns:" + port));
		Stream<String> mail = Stream.of("25", "465", "587")
			.flatMap((port) -> Stream.of("0.0.0.0/0", "::/0")
				.map((world) -> "newsletter-service > " + world + ":" + port));
		assertThat(allowed("Egress", (subject, rule) -> pairs(subject, peers(rule, "to"), rule)))
			.containsExactlyInAnyOrderElementsOf(and(INSIDE, Stream.concat(names, mail)));
	}

	private static Stream<String> allowed(String direction, Reading reading) {
		return all("NetworkPolicy")
			.filter((policy) -> list(policy.json(), "spec.policyTypes")
				.anyMatch((type) -> type.getAsString().equals(direction)))
			.flatMap((policy) -> list(policy.json(), "spec." + direction.toLowerCase(Locale.ROOT))
				.flatMap((rule) -> reading.pairs(selected(at(policy.json(), "spec.podSelector")), rule)));
	}

	private static List<String> peers(JsonElement rule, String side) {
		return list(rule, side).flatMap(KubernetesTests::named).toList();
	}

	private static Stream<String> named(JsonElement peer) {
		if (!at(peer, "ipBlock").isJsonNull()) {
			return Stream.of(text(peer, "ipBlock.cidr"));
		}
		if (at(peer, "namespaceSelector").isJsonNull()) {
			return selected(at(peer, "podSelector")).stream();
		}
		return Stream.of(String.join(" ", values(peer).values()));
	}

	/**
	 * A rule that leaves out callers, called or ports means all there are.
	 */
	private static Stream<String> pairs(List<String> callers, List<String> called, JsonElement rule) {
		List<String> ports = list(rule, "ports")
			.map((port) -> (text(port, "port") + " " + text(port, "protocol")).strip())
			.toList();
		return orAny(callers).flatMap((caller) -> orAny(called)
			.flatMap((other) -> orAny(ports).map((port) -> caller + " > " + other + ":" + port)));
	}

	private static Stream<String> orAny(List<String> names) {
		return names.isEmpty() ? Stream.of("any") : names.stream();
	}

	@Test
	void mailGoesToNobodyNearby() {
		assertThat(list(only("NetworkPolicy", "newsletter-service").json(), "spec.egress")
			.flatMap((rule) -> list(rule, "to"))
			.flatMap((peer) -> list(peer, "ipBlock.except"))
			.map(JsonElement::getAsString)).contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
	}

	@Test
	void boundariesAreThoseOfTheComposeFile() {
		JsonElement services = documents(Run.REPOSITORY.resolve("docker-compose.yml")).getFirst().get("services");
		assertThat(workloads().flatMap((some) -> workloads().filter((other) -> some.name().compareTo(other.name()) < 0)
			.filter((other) -> list(services, some.name() + ".networks")
				.anyMatch(list(services, other.name() + ".networks").toList()::contains))
			.map((other) -> Set.of(some.name(), other.name())))).containsExactlyInAnyOrderElementsOf(
					INSIDE.stream().map((pair) -> Set.of(pair.split(" > |:\\d+"))).toList());
	}

	@Test
	void addressesInSettingsAreThoseOfServicesThatMayBeCalled() {
		Set<String> served = all("Service")
			.flatMap((service) -> list(service.json(), "spec.ports")
				.map((port) -> service.name() + ":" + text(port, "port")))
			.collect(Collectors.toSet());
		assertThat(workloads().flatMap(Manifest::addresses)).hasSizeGreaterThanOrEqualTo(6)
			.allMatch(INSIDE::contains)
			.allMatch((address) -> served.contains(address.split(" > ")[1]));
	}

	@Test
	void theWayInLeadsToTheGateway() {
		JsonElement ingress = only("Ingress", "gateway").json().get("spec");
		String host = text(ingress, "rules.0.host");
		assertThat(text(ingress, "tls.0.hosts.0")).isEqualTo(host);
		assertThat(text(ingress, "rules.0.http.paths.0.backend.service.name")).isEqualTo("gateway");
		assertThat(list(only("Service", "gateway").json(), "spec.ports")).extracting((port) -> text(port, "name"))
			.contains(text(ingress, "rules.0.http.paths.0.backend.service.port.name"));
		assertThat(List.of("gateway", "content-service", "toc-service", "newsletter-service"))
			.allSatisfy((program) -> assertThat(generated(program)).contains("SITE_URL=https://" + host));
	}

	@Test
	void theSettingsOfTheSiteAreThere() {
		assertThat(workloads().flatMap((workload) -> list(workload.container(), "envFrom"))
			.map((source) -> text(source, "configMapRef.name")))
			.containsExactlyInAnyOrder("gateway", "content-service", "toc-service", "newsletter-service")
			.allSatisfy((name) -> assertThat(generated(name)).isNotEmpty());
	}

	private static Stream<String> generated(String name) {
		return list(site(), "configMapGenerator").filter((map) -> text(map, "name").equals(name))
			.flatMap((map) -> list(map, "literals"))
			.map(JsonElement::getAsString);
	}

	private static JsonObject site() {
		return documents(FOLDER.resolve("kustomization.yaml")).getFirst();
	}

	private static Stream<Manifest> manifests() {
		return resources(FOLDER).flatMap((file) -> documents(file).stream().map((json) -> new Manifest(file, json)));
	}

	/**
	 * The files that a kustomization names, and those that are named where it leads to.
	 */
	private static Stream<Path> resources(Path folder) {
		return list(documents(folder.resolve("kustomization.yaml")).getFirst(), "resources")
			.map((resource) -> folder.resolve(resource.getAsString()))
			.flatMap((resource) -> Files.isDirectory(resource) ? resources(resource) : Stream.of(resource));
	}

	private static List<JsonObject> documents(Path file) {
		LoaderOptions options = new LoaderOptions();
		options.setAllowDuplicateKeys(false);
		try {
			Iterable<Object> documents = new Yaml(new SafeConstructor(options)).loadAll(Files.readString(file));
			return StreamSupport.stream(documents.spliterator(), false)
				.map((document) -> JSON.getGson().toJsonTree(document).getAsJsonObject())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Manifest> all(String kind) {
		return manifests().filter((manifest) -> manifest.kind().equals(kind));
	}

	private static Manifest only(String kind, String name) {
		List<Manifest> found = all(kind).filter((manifest) -> manifest.name().equals(name)).toList();
		assertThat(found).as(kind + " " + name).hasSize(1);
		return found.getFirst();
	}

	private static Stream<Manifest> programs() {
		return all("Deployment");
	}

	private static Stream<Manifest> databases() {
		return all("StatefulSet");
	}

	private static Stream<Manifest> workloads() {
		return Stream.concat(programs(), databases());
	}

	private static Manifest workload(String name) {
		return workloads().filter((workload) -> workload.name().equals(name)).findFirst().orElseThrow();
	}

	private static List<String> selected(JsonElement selector) {
		return workloads().filter((workload) -> workload.isSelectedBy(selector)).map(Manifest::name).toList();
	}

	private static JsonElement at(JsonElement element, String path) {
		return Arrays.stream(path.split("\\."))
			.reduce(element, (parent, name) -> children(parent).getOrDefault(name, JsonNull.INSTANCE),
					(some, other) -> other);
	}

	private static String text(JsonElement element, String path) {
		JsonElement found = at(element, path);
		return found.isJsonNull() ? "" : found.getAsString();
	}

	private static Stream<JsonElement> list(JsonElement element, String path) {
		JsonElement found = at(element, path);
		return found.isJsonNull() ? Stream.empty() : found.getAsJsonArray().asList().stream();
	}

	private static Map<String, String> labels(JsonElement element, String path) {
		return values(at(element, path));
	}

	private static Map<String, String> values(JsonElement element) {
		return leaves(element).entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (leaf) -> leaf.getValue().getAsString(),
					(some, other) -> other, TreeMap::new));
	}

	/**
	 * All texts, numbers and truths in it, each with its path.
	 */
	private static Map<String, JsonElement> leaves(JsonElement element) {
		Map<String, JsonElement> leaves = new TreeMap<>();
		children(element).forEach((name, child) -> leaves(child)
			.forEach((path, leaf) -> leaves.put(path.isEmpty() ? name : name + "." + path, leaf)));
		if (element.isJsonPrimitive()) {
			leaves.put("", element);
		}
		return leaves;
	}

	private static Map<String, JsonElement> children(JsonElement element) {
		return switch (element) {
			case JsonObject object -> object.asMap();
			case JsonArray array ->
				IntStream.range(0, array.size()).boxed().collect(Collectors.toMap(String::valueOf, array::get));
			default -> Map.of();
		};
	}

	private static List<String> and(Set<String> some, Stream<String> others) {
		return Stream.concat(some.stream(), others).toList();
	}

	private interface Reading {

		Stream<String> pairs(List<String> subject, JsonElement rule);

	}

	record Manifest(Path file, JsonObject json) {

		String kind() {
			return text(this.json, "kind");
		}

		String name() {
			return text(this.json, "metadata.name");
		}

		JsonElement pod() {
			return at(this.json, "spec.template.spec");
		}

		JsonElement container() {
			return at(pod(), "containers.0");
		}

		String inContainer(String path) {
			return text(container(), path);
		}

		boolean listensAt(String port) {
			return list(container(), "ports")
				.anyMatch((own) -> Set.of(text(own, "name"), text(own, "containerPort")).contains(port));
		}

		boolean isSelectedBy(JsonElement selector) {
			Map<String, String> labels = labels(this.json, "spec.template.metadata.labels");
			return labels.entrySet().containsAll(labels(selector, "matchLabels").entrySet())
					&& list(selector, "matchExpressions").allMatch((requirement) -> isMet(requirement, labels));
		}

		private static boolean isMet(JsonElement requirement, Map<String, String> labels) {
			assertThat(text(requirement, "operator")).isEqualTo("In");
			return labels(requirement, "values").containsValue(labels.get(text(requirement, "key")));
		}

		String setting(String name) {
			return list(container(), "env").filter((setting) -> text(setting, "name").equals(name))
				.map((setting) -> text(setting, "value"))
				.collect(Collectors.joining());
		}

		Stream<String> addresses() {
			return list(container(), "env").map((setting) -> text(setting, "value"))
				.map(ADDRESS::matcher)
				.filter(Matcher::matches)
				.map((address) -> name() + " > " + address.group(1) + ":"
						+ Objects.requireNonNullElse(address.group(2), "5432"));
		}

		@Override
		public String toString() {
			return FOLDER.relativize(this.file) + ": " + kind() + " " + name();
		}

	}

}
