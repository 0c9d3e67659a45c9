/// The outermost keys of the manifest, in their order.
package enum ManifestKey: String, CaseIterable {
  case program, version, options, inputs, skipped, outputs
  case workingCRS = "working_crs"
  case projVersion = "proj_version"
  case projDatabase = "proj_database"
  case geosVersion = "geos_version"
  case totals
}
