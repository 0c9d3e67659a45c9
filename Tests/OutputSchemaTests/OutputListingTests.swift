import OutputSchema
import Testing

@Suite("The files that a manifest lists")
struct OutputListingTests {
  private func manifest(_ outputs: String, signature: String = OutputListing.signature) -> [UInt8] {
    Array("\(signature)  \"version\": \"0.2.0\",\n  \"outputs\": [\(outputs)],\n  \"totals\": {}\n}\n".utf8)
  }

  @Test("names and sizes, and the manifest itself without size")
  func sizes() throws {
    let listing = try #require(
      OutputListing(
        manifest("\n    {\"name\":\"a.geojson\",\"size\":12,\"sha256\":\"00\"},\n    {\"name\":\"summary/b.csv\",\"size\":0}\n  ")
      ))
    #expect(listing.sizes == ["manifest.json": nil, "a.geojson": 12, "summary/b.csv": 0])
    #expect(OutputListing(manifest(""))?.sizes == ["manifest.json": nil])
  }

  @Test("what is no manifest of ours, or was edited, lists nothing")
  func foreign() {
    #expect(OutputListing(manifest("", signature: "{\n  \"program\": \"other\",\n")) == nil)
    #expect(OutputListing(manifest("\n    {\"name\":\"a\\\\b\",\"size\":1}\n  ")) == nil)
    #expect(OutputListing(manifest("\n    {\"name\":\"a\",\"bytes\":1}\n  ")) == nil)
    #expect(OutputListing(Array(OutputListing.signature.utf8)) == nil)
    #expect(OutputListing([0xFF]) == nil && OutputListing([]) == nil)
  }
}
