#!/usr/bin/env node
/**
 * Stands in for curl in the documentation's examples: knows the options used there and no other,
 * and fails when the answer is an error, so that an example that has rotted is seen.
 */
const words = process.argv.slice(2)
const headers = { "user-agent": "curl-stand-in/1.0" }
const data = []
let [method, url, body] = [null, null, null]

while (words.length > 0) {
  const word = words.shift()
  if (word === "-s") continue
  else if (word === "-X") method = words.shift()
  else if (word === "-d") data.push(words.shift())
  else if (word === "--data-urlencode") data.push(encode(words.shift()))
  else if (word === "-H") addHeader(words.shift())
  else if (word === "-A") headers["user-agent"] = words.shift()
  else if (!word.startsWith("-") && url === null) url = word
  else fail(`the examples do not use "${word}"`)
}

function encode(pair) {
  const [name, ...rest] = pair.split("=")
  return `${name}=${encodeURIComponent(rest.join("="))}`
}

function addHeader(line) {
  const [name, ...rest] = line.split(":")
  headers[name.trim()] = rest.join(":").trim()
}

function fail(reason) {
  process.stderr.write(`curl stand-in: ${reason}\n`)
  process.exit(1)
}

if (data.length > 0) {
  body = data.join("&")
  headers["content-type"] ??= "application/x-www-form-urlencoded"
}
const answer = await fetch(url, {
  method: method ?? (body === null ? "GET" : "POST"),
  headers,
  body,
})
const text = await answer.text()
process.stdout.write(text)
if (!answer.ok) fail(`${answer.status} from ${url}: ${text}`)
