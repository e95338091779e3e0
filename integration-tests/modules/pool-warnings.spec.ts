import { describeAmazonModule, sql } from "./helpers/amazon-module"

/** What a test needs of a raw connection of `pg`. */
interface Connection {
  connection: { stream: { destroy: (error: Error) => void } }
}

describeAmazonModule("a connection lost in the midst of a statement", (amazon) => {
  afterEach(() => jest.restoreAllMocks())

  it("is told with its cause, without the statement and its values", async () => {
    const said: string[] = []
    jest.spyOn(console, "log").mockImplementation((line) => said.push(String(line)))
    const { knex } = amazon.db
    const connection = (await knex.client.acquireConnection()) as Connection
    // As MikroORM sends a statement: the values are part of its text.
    const statement = knex
      .raw("update amazon_account set name = 'an invented - buyer' where pg_sleep(30) is null")
      .connection(connection)
      .then(
        () => null,
        (error: Error) => error
      )
    setImmediate(() =>
      connection.connection.stream.destroy(
        Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })
      )
    )
    expect((await statement)?.message).toContain("an invented - buyer")
    await knex.client.releaseConnection(connection)
    expect(await sql(amazon, "select 1 as one")).toEqual([{ one: 1 }])
    expect(said).toEqual([expect.stringContaining("Connection Error: Error: read ECONNRESET")])
    expect(said.join()).not.toContain("invented")
  })
})
