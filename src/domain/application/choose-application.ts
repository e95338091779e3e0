/** Keys of an SP-API application, wherever they were given. */
export interface ApplicationKeys {
  applicationId: string
  clientId: string
  /** Those that may be valid; while one is being rotated there are two. */
  clientSecrets: string[]
  draft: boolean
}

/** Which application the shop speaks for, and who says so. */
export interface ApplicationInForce extends ApplicationKeys {
  source: "options" | "form"
}

/** The deployment's options win; what was entered in the admin waits until they name none. */
export const chooseApplication = (
  ofOptions: ApplicationKeys | null,
  entered: ApplicationKeys | null
): ApplicationInForce | null => {
  if (ofOptions) {
    return { ...ofOptions, source: "options" }
  }
  return entered && { ...entered, source: "form" }
}
