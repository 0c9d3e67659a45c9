import ZipKit

/// True for the magic number of a zip archive.
package func isZip(_ bytes: [UInt8]) -> Bool { ZipArchive.isArchive(bytes) }
