# A layout with three includes; Varnish keeps layout and parts compressed and joins them so.
vcl 4.1;

backend layout {
  .host = "127.0.0.1";
  .port = "{{layoutPort}}";
}
backend content {
  .host = "127.0.0.1";
  .port = "{{contentPort}}";
}
backend toc {
  .host = "127.0.0.1";
  .port = "{{tocPort}}";
}
backend newsletter {
  .host = "127.0.0.1";
  .port = "{{newsletterPort}}";
}

sub vcl_recv {
  unset req.http.Cookie;
  set req.http.Accept = "text/html"; # the services' answers vary by it
  if (req.url == "/parts/content") {
    set req.backend_hint = content;
  } elsif (req.url == "/parts/toc") {
    set req.backend_hint = toc;
  } elsif (req.url == "/parts/newsletter") {
    set req.backend_hint = newsletter;
  } else {
    set req.backend_hint = layout;
  }
  return (hash);
}

sub vcl_backend_fetch {
  if (bereq.url == "/parts/content") {
    set bereq.url = "{{contentPath}}";
  } elsif (bereq.url == "/parts/toc") {
    set bereq.url = "{{tocPath}}";
  } elsif (bereq.url == "/parts/newsletter") {
    set bereq.url = "{{newsletterPath}}";
  }
}

sub vcl_backend_response {
  set beresp.do_gzip = true;
  if (bereq.url == "/microservices.html") {
    set beresp.do_esi = true;
  }
}
