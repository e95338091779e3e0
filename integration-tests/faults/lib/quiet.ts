import { testEnvironment } from "../../helpers/environment"
import { removeForeign } from "../../../scripts/foreign-environment"

// Before anything of Medusa is loaded: its logger reads the environment when it is.
removeForeign(process.env)
Object.assign(process.env, testEnvironment)
