/** The local Amazon did not answer at all. */
export class Unreachable extends Error {}

/**
 * Asks the control API; throws an Error whose message says what to do instead.
 *
 * @template T
 * @param {string} method
 * @param {string} path below /emulator/
 * @param {object} [input]
 * @returns {Promise<T>}
 */
async function ask(method, path, input) {
  let response
  try {
    response = await fetch(`/emulator/${path}`, {
      method,
      ...(input && {
        body: JSON.stringify(input),
        headers: { "content-type": "application/json" },
      }),
    })
  } catch {
    throw new Unreachable("The local Amazon does not answer. Is it still running?")
  }
  const answer = await response.json()
  if (!response.ok) {
    throw new Error(capital(String(answer.error ?? `It answered ${response.status}`)))
  }
  return answer
}

/** @template T @param {string} path @param {Record<string, string | number | null>} [query] @returns {Promise<T>} */
export function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== "")
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return ask("GET", given.length > 0 ? `${path}?${search}` : path)
}

/** @template T @param {string} path @param {object} [input] @returns {Promise<T>} */
export function post(path, input = {}) {
  return ask("POST", path, input)
}

/** @template T @param {string} path @returns {Promise<T>} */
export function remove(path) {
  return ask("DELETE", path)
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
