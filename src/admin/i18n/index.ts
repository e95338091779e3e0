import de from "./json/de.json"
import en from "./json/en.json"
import nl from "./json/nl.json"

/** Other languages of the dashboard fall back to English, as its own texts do. */
export default {
  en: { amazon: en },
  nl: { amazon: nl },
  de: { amazon: de },
}
