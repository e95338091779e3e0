/** The i18next namespace of every text of this plugin. */
export const NAMESPACE = "amazon"
