package dev.colophon.gateway.upstream;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Sends the body of a request to its end or breaks the connection (RFC 9112, section 8).
 * By itself Apache's client ends a chunked body as if it were whole when its source
 * fails, and a service would store the half of a page.
 */
final class WholeBodies implements ExecChainHandler {

	@Override
	public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
			throws IOException, HttpException {
		HttpEntity body = request.getEntity();
		if (body != null) {
			request.setEntity(new Body(body, scope.execRuntime));
		}
		return chain.proceed(request, scope);
	}

	private static final class Body extends HttpEntityWrapper {

		private final ExecRuntime connection;

		Body(HttpEntity body, ExecRuntime connection) {
			super(body);
			this.connection = connection;
		}

		@Override
		public void writeTo(OutputStream stream) throws IOException {
			try {
				super.writeTo(stream);
			}
			catch (IOException | RuntimeException ex) {
				this.connection.discardEndpoint();
				throw ex;
			}
		}

	}

}
