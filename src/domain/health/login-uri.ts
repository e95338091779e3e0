/** Where Amazon's "Login URI" must lead: beside the redirect URI, on the same backend. */
export const loginUriOf = (redirectUri: string): string =>
  redirectUri.replace(/\/callback$/, "/login")
