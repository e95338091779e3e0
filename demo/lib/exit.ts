/** Ends the command once whoever reads has taken all it wrote: a pipe may be slow. */
export function exitWith(code: number): void {
  process.exitCode = code
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)))
}
