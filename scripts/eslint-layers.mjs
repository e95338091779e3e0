/**
 * The layers of `src`, from the top down. A layer may import those below it that it names, and
 * itself; the emulator and `src` know nothing of each other. See docs/architecture.md.
 */
const allowed = {
  "src/jobs": ["dataflows", "workflows", "modules", "domain", "sp-api", "types"],
  "src/subscribers": ["dataflows", "workflows", "modules", "domain", "sp-api", "types"],
  "src/api": ["dataflows", "workflows", "modules", "domain", "sp-api", "types"],
  // In the browser: rules and types only.
  "src/admin": ["domain", "types"],
  "src/dataflows": ["workflows", "modules", "domain", "sp-api", "types"],
  "src/workflows": ["dataflows", "modules", "domain", "sp-api", "types"],
  "src/links": ["modules"],
  "src/modules": ["domain", "sp-api", "types"],
  // Types only: see `packages` below.
  "src/domain": ["sp-api", "types"],
  "src/sp-api": [],
  "src/types": [],
}

const inSource = Object.entries(allowed).map(([layer, below]) => ({
  target: `./${layer}`,
  from: "./src",
  except: [layer.slice("src/".length), ...below].map((name) => `./${name}`),
  message: `${layer} may import only ${[...below, "itself"].join(", ")}.`,
}))

const zones = [
  ...inSource,
  {
    target: "./src",
    from: ["./emulator", "./demo", "./contract", "./bench", "./integration-tests", "./scripts"],
    message: "src is what is published: it imports none of the tools around it.",
  },
  {
    target: "./emulator",
    from: ["./src", "./demo", "./contract", "./integration-tests"],
    message: "The emulator must not share an error with the plugin: it imports nothing of it.",
  },
]

const medusaPackages = {
  group: ["@medusajs/*", "@medusajs/*/**"],
  message: "sp-api and domain know no Medusa.",
}

/** What layers may not import from node_modules. */
const packages = [
  {
    files: ["src/sp-api/**/*.ts", "src/domain/**/*.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [medusaPackages] }] },
  },
  {
    files: ["src/domain/**/*.ts"],
    ignores: ["**/__tests__/**"],
    rules: {
      // Pure functions: what they need from Amazon's client are its types.
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["**/sp-api", "**/sp-api/**"],
              allowTypeImports: true,
              message: "domain may import types of sp-api only.",
            },
            { group: ["node:*"], message: "domain is pure: no files, no network, no process." },
          ],
        },
      ],
    },
  },
  {
    files: ["emulator/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["@medusajs/*", "amazon-sp-api"], message: "The emulator stands alone." },
          ],
        },
      ],
    },
  },
]

export const layers = { zones, packages }
