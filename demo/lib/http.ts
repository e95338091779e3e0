export type Json = Record<string, unknown>

export interface Client {
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: unknown): Promise<T>
  delete<T>(path: string): Promise<T>
}

/** JSON over HTTP with errors that name the call and hold the answer. */
export function httpClient(baseUrl: string, headers: Record<string, string> = {}): Client {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 600)}`)
    }
    return (text ? JSON.parse(text) : undefined) as T
  }
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body ?? {}),
    delete: (path) => call("DELETE", path),
  }
}

/** Signs in to Medusa's admin API as a person does. */
export async function adminClient(
  url: string,
  login: { email: string; password: string }
): Promise<Client> {
  const { token } = await httpClient(url).post<{ token: string }>("/auth/user/emailpass", login)
  return httpClient(url, { authorization: `Bearer ${token}` })
}
