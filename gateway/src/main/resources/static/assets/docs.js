// Shows a specification with Swagger UI, by day and by night.
const page = document.getElementById("docs");
const night = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", night.matches);
night.addEventListener("change", follow);
follow();
SwaggerUIBundle({
  url: page.dataset.specification,
  domNode: page,
  deepLinking: true,
  validatorUrl: null,
});
