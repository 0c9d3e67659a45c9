import OGRKit
import Testing

@Suite("GDAL behind the kit") struct OGRSourceTests {
  @Test("what is no data source is refused in GDAL's words")
  func refused() {
    #expect(throws: OGRError.self) { _ = try OGRSource(Array("/dev/null".utf8), drivers: ["GPKG"]) }
  }
}
