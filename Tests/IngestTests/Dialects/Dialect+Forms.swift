extension Dialect {
  /// Tables, forms and layers of points.
  static let forms: [Dialect] = [
    Dialect(
      .forms, "CSV", "a header and commas", file: "a.csv", "id,longitude,latitude\n1,111.7,40.6\n2,111.8,40.7\n",
      .observations(2))
  ]
}
