/// A photo of which only the header was read.
package struct SampledPhoto {
  package var photo: Photo
  package var size: Int
  /// SHA-256 of the samples: see ``readPhotoHeader(_:options:)``.
  package var digest: String
}
