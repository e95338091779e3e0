import type { ReactNode } from "react"

/*
 * Flags as plain shapes on a 21 × 14 canvas: flag emoji do not show on Windows. Small details
 * (arms, leaves, stars) are simplified to what can be told apart at this size.
 */

const horizontal = (...colours: string[]) =>
  colours.map((fill, index) => (
    <rect
      key={index}
      y={(14 / colours.length) * index}
      width="21"
      height={14 / colours.length}
      fill={fill}
    />
  ))

const vertical = (...colours: string[]) =>
  colours.map((fill, index) => (
    <rect
      key={index}
      x={(21 / colours.length) * index}
      width={21 / colours.length}
      height="14"
      fill={fill}
    />
  ))

const unionJack = (
  <>
    <rect width="21" height="14" fill="#012169" />
    <path d="M0 0l21 14M21 0L0 14" stroke="#fff" strokeWidth="2.8" />
    <path d="M0 0l21 14M21 0L0 14" stroke="#C8102E" strokeWidth="1.2" />
    <path d="M10.5 0v14M0 7h21" stroke="#fff" strokeWidth="4.6" />
    <path d="M10.5 0v14M0 7h21" stroke="#C8102E" strokeWidth="2.6" />
  </>
)

const stripes = Array.from({ length: 7 }, (_, index) => (
  <rect key={index} y={index * 2} width="21" height="1" fill="#B22234" />
))

export const FLAGS: Record<string, ReactNode> = {
  DE: horizontal("#000", "#D00", "#FFCE00"),
  NL: horizontal("#AE1C28", "#fff", "#21468B"),
  FR: vertical("#0055A4", "#fff", "#EF4135"),
  IT: vertical("#009246", "#fff", "#CE2B37"),
  BE: vertical("#000", "#FAE042", "#ED2939"),
  PL: horizontal("#fff", "#DC143C"),
  GB: unionJack,
  SE: (
    <>
      <rect width="21" height="14" fill="#006AA7" />
      <path d="M7.5 0v14M0 7h21" stroke="#FECC00" strokeWidth="2.6" />
    </>
  ),
  ES: (
    <>
      <rect width="21" height="14" fill="#AA151B" />
      <rect y="3.5" width="21" height="7" fill="#F1BF00" />
      <rect x="4.5" y="5.2" width="2.6" height="3.4" rx="0.6" fill="#AA151B" />
    </>
  ),
  US: (
    <>
      <rect width="21" height="14" fill="#fff" />
      {stripes}
      <rect width="9.5" height="7" fill="#3C3B6E" />
      <path
        d="M1.2 1.6h7M1.2 3.5h7M1.2 5.4h7"
        stroke="#fff"
        strokeWidth="0.8"
        strokeDasharray="0.8 0.9"
      />
    </>
  ),
  CA: (
    <>
      <rect width="21" height="14" fill="#fff" />
      <rect width="5.25" height="14" fill="#D80621" />
      <rect x="15.75" width="5.25" height="14" fill="#D80621" />
      <path
        d="M10.5 2.6l1 1.9 1.5-.4-.4 2.5 1.7 1.1-2.4 1.4.2 1.2-1.6-.3V11.6h-.6V10l-1.6.3.2-1.2-2.4-1.4 1.7-1.1L7.9 4.1l1.6.4z"
        fill="#D80621"
      />
    </>
  ),
  MX: (
    <>
      {vertical("#006847", "#fff", "#CE1126")}
      <circle cx="10.5" cy="7" r="1.7" fill="none" stroke="#8C5A2B" strokeWidth="0.9" />
    </>
  ),
  JP: (
    <>
      <rect width="21" height="14" fill="#fff" />
      <circle cx="10.5" cy="7" r="4.2" fill="#BC002D" />
    </>
  ),
  AU: (
    <>
      <rect width="21" height="14" fill="#012169" />
      <path d="M0 0l9.5 7M9.5 0L0 7" stroke="#fff" strokeWidth="1.4" />
      <path d="M4.75 0v7M0 3.5h9.5" stroke="#fff" strokeWidth="2.2" />
      <path d="M4.75 0v7M0 3.5h9.5" stroke="#C8102E" strokeWidth="1.2" />
      <g fill="#fff">
        <circle cx="4.75" cy="10.8" r="1.3" />
        <circle cx="15.7" cy="2.6" r="0.8" />
        <circle cx="15.7" cy="11.4" r="0.8" />
        <circle cx="13.2" cy="6.4" r="0.8" />
        <circle cx="18.2" cy="5.6" r="0.8" />
      </g>
    </>
  ),
  IE: vertical("#169B62", "#fff", "#FF883E"),
  BR: (
    <>
      <rect width="21" height="14" fill="#009C3B" />
      <path d="M10.5 1.4L19.4 7l-8.9 5.6L1.6 7z" fill="#FFDF00" />
      <circle cx="10.5" cy="7" r="2.8" fill="#002776" />
    </>
  ),
  ZA: (
    <>
      <rect width="21" height="7" fill="#DE3831" />
      <rect y="7" width="21" height="7" fill="#002395" />
      <path d="M0 0l8.5 7L0 14M8 7h13" stroke="#fff" strokeWidth="4.6" fill="none" />
      <path d="M0 0l8.5 7L0 14M8 7h13" stroke="#007A4D" strokeWidth="2.8" fill="none" />
      <path d="M0 3l5 4-5 4z" fill="#000" stroke="#FFB612" strokeWidth="0.9" />
    </>
  ),
  EG: (
    <>
      {horizontal("#CE1126", "#fff", "#000")}
      <rect x="9.6" y="5.6" width="1.8" height="2.8" rx="0.5" fill="#C09300" />
    </>
  ),
  TR: (
    <>
      <rect width="21" height="14" fill="#E30A17" />
      <circle cx="8" cy="7" r="3.5" fill="#fff" />
      <circle cx="8.9" cy="7" r="2.8" fill="#E30A17" />
      <circle cx="13.2" cy="7" r="1.1" fill="#fff" />
    </>
  ),
  SA: (
    <>
      <rect width="21" height="14" fill="#006C35" />
      <path d="M5 5.4h11" stroke="#fff" strokeWidth="2.2" strokeDasharray="1.4 0.5" />
      <path d="M5.5 9.8h10" stroke="#fff" strokeWidth="0.9" />
    </>
  ),
  AE: (
    <>
      {horizontal("#00732F", "#fff", "#000")}
      <rect width="5.4" height="14" fill="#FF0000" />
    </>
  ),
  IN: (
    <>
      {horizontal("#FF9933", "#fff", "#138808")}
      <circle cx="10.5" cy="7" r="1.7" fill="none" stroke="#000080" strokeWidth="0.8" />
    </>
  ),
  SG: (
    <>
      {horizontal("#EF3340", "#fff")}
      <circle cx="4.6" cy="3.5" r="2.4" fill="#fff" />
      <circle cx="5.5" cy="3.5" r="2.1" fill="#EF3340" />
      <circle cx="7.6" cy="3.5" r="1" fill="#fff" />
    </>
  ),
}
