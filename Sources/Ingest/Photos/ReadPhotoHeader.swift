import FileKit
package import SurveyModel

/// Reads the header of a photo file. Its digest is the SHA-256 of the first 64 KiB, of 4 KiB in the middle and of the last 4 KiB,
/// or of all bytes of a smaller file: of a card with 10,000 photos and 80 GB only 1 GB is read.
package func readPhotoHeader(_ path: String, options: IngestOptions) throws(InputError) -> SampledPhoto {
  let file = try PartialFile(path)
  let sample = 4096
  let head = try file.read(at: 0, count: PhotoBytes.block)
  var digest = SHA256()
  digest.update(head)
  if file.size > PhotoBytes.block + 2 * sample {
    digest.update(try file.read(at: file.size / 2, count: sample))
    digest.update(try file.read(at: file.size - sample, count: sample))
  } else if file.size > PhotoBytes.block {
    digest.update(try file.read(at: PhotoBytes.block, count: 2 * sample))
  }
  let bytes = PhotoBytes(size: file.size) { offset, count in
    if offset == 0, count <= head.count || head.count == file.size { return .success(head) }
    return Result { () throws(InputError) in try file.read(at: offset, count: count) }
  }
  return SampledPhoto(photo: readPhoto(bytes, options: options), size: file.size, digest: digest.hexadecimal())
}
