import Testing

@Suite("Bad input, compared with GDAL")
struct ComparedBadInputTests {
  @Test("a bad input ends as the table of docs/bad-inputs.md says", arguments: ComparedBadInput.all)
  func badInput(_ input: ComparedBadInput) throws {
    let folder = try DocumentationFolder()
    let command = """
      cat > \(input.file) <<'EOF'
      \(input.content)
      EOF
      \(input.prepare)
      outlets process \(input.file) --rivers data/rivers.geojson --out out --quiet 2>/dev/null; echo "exit $?"
      cat out/rejected.csv out/observations.geojson 2>/dev/null
      """
    let said = try folder.run(command)
    #expect(said.hasPrefix("exit \(input.code)\n"))
    #expect(input.rule.isEmpty || said.contains(input.rule), "\(said)")
    #expect(said.split(separator: "\n").count { $0.contains("\"type\":\"Feature\"") } == input.accepted)
  }
}
