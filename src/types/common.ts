export type AmazonRegion = "na" | "eu" | "fe"
