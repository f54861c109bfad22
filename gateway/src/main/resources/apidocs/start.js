const LOGIN = "/v1/auth/login";

/** Trying the login out signs in: its token is used for whatever is tried next. */
function signInAfterLogin(response) {
  if (response.ok && new URL(response.url, location.href).pathname === LOGIN) {
    ui.preauthorizeApiKey("bearer", response.body?.access_token ?? JSON.parse(response.text).access_token);
  }
  return response;
}

const ui = SwaggerUIBundle({
  url: "/v1/openapi",
  dom_id: "#swagger-ui",
  deepLinking: true,
  filter: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  responseInterceptor: signInAfterLogin,
});
