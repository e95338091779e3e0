/** Colours by the word of a variant; others by the title's own number. */
const COLOURS: Record<string, string> = {
  red: "#d4483b",
  blue: "#2f5fb3",
  green: "#3c8d5a",
  yellow: "#e8b931",
  white: "#e9e6df",
  black: "#33343a",
  grey: "#8b9099",
  mint: "#8fcfb4",
  honey: "#d99a2b",
}

/** A drawn stand-in for a product's photo: the variant's colour and the first letters of its name. */
export function drawPicture(title: string): string {
  const words = title.toLowerCase().split(/[^a-z]+/)
  const known = words.find((word) => word in COLOURS)
  const hue = [...title].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7)
  const colour = known ? (COLOURS[known] as string) : `hsl(${hue} 35% 55%)`
  const letters = title
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("")
    .replace(/[^A-Z]/g, "")
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500" viewBox="0 0 500 500">',
    '<rect width="500" height="500" fill="#f6f5f2"/>',
    `<rect x="90" y="90" width="320" height="320" rx="60" fill="${colour}"/>`,
    '<text x="250" y="300" font-family="sans-serif" font-size="150" font-weight="600"',
    ` text-anchor="middle" fill="#ffffff" fill-opacity="0.85">${letters}</text>`,
    "</svg>",
  ].join("")
}
