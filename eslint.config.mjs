import medusa from "@medusajs/eslint-plugin"
import { createNodeResolver, importX } from "eslint-plugin-import-x"
import tseslint from "typescript-eslint"
import { layers } from "./scripts/eslint-layers.mjs"

const tests = ["**/__tests__/**", "**/*.{spec,test}.{ts,tsx}", "integration-tests/**"]
const scripts = ["demo/**", "scripts/**", "contract/**", "bench/**", "emulator/**"]

/** Medusa's preset ignores tests altogether; ours are linted, so its list of ignores is left out. */
const medusaRules = medusa.configs.recommended.filter(
  (entry) => Object.keys(entry).join() !== "ignores"
)

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/**",
      "**/.medusa/**",
      "**/dist/**",
      "**/coverage/**",
      ".cache/**",
      ".data/**",
      ".artifacts/**",
      "src/modules/*/migrations/**",
    ],
  },
  ...medusaRules,
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx,js,mjs}"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".tsx", ".js", ".mjs"],
      "import-x/external-module-folders": ["node_modules"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
      "import-x/resolver-next": [
        createNodeResolver({
          extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
          // The emulator is an ES module: its imports name the compiled file.
          extensionAlias: { ".js": [".ts", ".tsx", ".js"] },
        }),
      ],
    },
    rules: {
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-self-import": "error",
      "import-x/no-restricted-paths": [
        "error",
        { basePath: import.meta.dirname, zones: layers.zones },
      ],
      "@typescript-eslint/ban-ts-comment": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        {
          argsIgnorePattern: "^_",
          varsIgnorePattern: "^_",
          ignoreRestSiblings: true,
          caughtErrors: "all",
        },
      ],
      // Declarations of imported objects merge by interface, also when nothing is added.
      "@typescript-eslint/no-empty-object-type": [
        "error",
        { allowInterfaces: "with-single-extends" },
      ],
      "no-empty": ["error", { allowEmptyCatch: false }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
    },
  },
  ...layers.packages,
  {
    // A database error's text begins with the statement and its values: a buyer's, maybe.
    files: ["src/**/*.ts"],
    ignores: ["**/__tests__/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name=/^(error|warn|info|debug)$/] > TemplateLiteral > MemberExpression[property.name=/^(message|stack)$/][object.name!='explained']",
          message: "What a log says of an error is errorText(error).",
        },
      ],
    },
  },
  {
    files: ["**/*.{js,cjs}"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    // They talk to a person at a terminal.
    files: scripts,
    rules: {
      "no-console": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@medusajs/prefer-modules-enum": "off",
      "@medusajs/prices-in-major-units": "off",
    },
  },
  {
    files: tests,
    rules: {
      // A test may set the stage with whatever it needs.
      "import-x/no-restricted-paths": "off",
      "no-restricted-imports": "off",
      "@typescript-eslint/no-explicit-any": "off",
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  {
    // A client of Amazon and pure decisions know no Medusa, hence not its error either.
    files: ["src/sp-api/**", "src/domain/**"],
    rules: {
      "@medusajs/use-medusa-error-not-generic-error": "off",
      "@medusajs/zod-import-source": "off",
    },
  }
)
