package dev.colophon.newsletter.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/**
 * {@code x-order}: what an array is ordered by. Some orders are seen from what is in it;
 * for the others, as the one in which to read, a test has to know more.
 */
class OrderKeyword extends AbstractKeyword {

	private static final Map<String, Comparator<JsonNode>> ORDERS = Map.of("slug", by(JsonNode::stringValue, "slug"),
			"line", by(JsonNode::intValue, "line"), "oldest-first", by(OrderKeyword::time, "createdAt"), "latest-first",
			by(OrderKeyword::time, "updatedAt", "sentAt", "date").reversed(), "newest-first",
			by(JsonNode::longValue, "number", "id").reversed(), "most-first",
			by(JsonNode::intValue, "mails").reversed());

	private static final List<String> UNSEEN = List.of("reading", "best-first");

	OrderKeyword() {
		super("x-order");
	}

	/**
	 * By the first of the members that there is.
	 */
	private static <T extends Comparable<T>> Comparator<JsonNode> by(Function<JsonNode, T> reading, String... names) {
		return Comparator.comparing((item) -> Stream.of(names)
			.map(item::path)
			.filter((value) -> !value.isMissingNode())
			.findFirst()
			.map(reading)
			.orElseThrow());
	}

	private static Instant time(JsonNode value) {
		String text = value.stringValue();
		return Instant.parse(text.contains("T") ? text : text + "T00:00:00Z");
	}

	@Override
	public KeywordValidator newValidator(SchemaLocation location, JsonNode order, Schema parent,
			SchemaContext context) {
		return new Validator(this, order, location, parent, context);
	}

	private static final class Validator extends BaseKeywordValidator {

		Validator(Keyword keyword, JsonNode order, SchemaLocation location, Schema parent, SchemaContext context) {
			super(keyword, order, location, parent, context);
		}

		@Override
		public void validate(ExecutionContext execution, JsonNode array, JsonNode root, NodePath place) {
			String order = getSchemaNode().stringValue();
			Comparator<JsonNode> comparator = ORDERS.get(order);
			if (comparator == null) {
				if (!UNSEEN.contains(order)) {
					throw new IllegalArgumentException("There is no order '" + order + "'");
				}
				return;
			}
			for (int i = 1; i < array.size(); i++) {
				if (comparator.compare(array.get(i - 1), array.get(i)) > 0) {
					execution.addError(error().instanceNode(array)
						.instanceLocation(place)
						.evaluationPath(execution.getEvaluationPath())
						.message("is not ordered as in '" + order + "' at " + i)
						.build());
					return;
				}
			}
		}

	}

}
