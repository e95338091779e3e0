import de from "./json/de.json"
import en from "./json/en.json"
import nl from "./json/nl.json"
import { mergeTexts } from "./merge-texts"
import applicationDe from "./topics/application/de.json"
import applicationEn from "./topics/application/en.json"
import applicationNl from "./topics/application/nl.json"
import consentDe from "./topics/consent/de.json"
import consentEn from "./topics/consent/en.json"
import consentNl from "./topics/consent/nl.json"
import flowPageDe from "./topics/flow-page/de.json"
import flowPageEn from "./topics/flow-page/en.json"
import flowPageNl from "./topics/flow-page/nl.json"
import guideDe from "./topics/guide/de.json"
import guideEn from "./topics/guide/en.json"
import guideNl from "./topics/guide/nl.json"
import healthDe from "./topics/health/de.json"
import healthEn from "./topics/health/en.json"
import healthNl from "./topics/health/nl.json"
import lifeDe from "./topics/life/de.json"
import lifeEn from "./topics/life/en.json"
import lifeNl from "./topics/life/nl.json"
import logDe from "./topics/log/de.json"
import logEn from "./topics/log/en.json"
import logNl from "./topics/log/nl.json"
import renewalDe from "./topics/renewal/de.json"
import renewalEn from "./topics/renewal/en.json"
import renewalNl from "./topics/renewal/nl.json"
import rightsDe from "./topics/rights/de.json"
import rightsEn from "./topics/rights/en.json"
import rightsNl from "./topics/rights/nl.json"
import settingsDe from "./topics/settings/de.json"
import settingsEn from "./topics/settings/en.json"
import settingsNl from "./topics/settings/nl.json"

/**
 * Texts by topic, so that what is written together is read together. Other languages of the dashboard
 * fall back to English, as its own texts do.
 */
export default {
  en: {
    amazon: mergeTexts(
      en,
      applicationEn,
      consentEn,
      flowPageEn,
      guideEn,
      healthEn,
      lifeEn,
      logEn,
      renewalEn,
      rightsEn,
      settingsEn
    ),
  },
  nl: {
    amazon: mergeTexts(
      nl,
      applicationNl,
      consentNl,
      flowPageNl,
      guideNl,
      healthNl,
      lifeNl,
      logNl,
      renewalNl,
      rightsNl,
      settingsNl
    ),
  },
  de: {
    amazon: mergeTexts(
      de,
      applicationDe,
      consentDe,
      flowPageDe,
      guideDe,
      healthDe,
      lifeDe,
      logDe,
      renewalDe,
      rightsDe,
      settingsDe
    ),
  },
}
