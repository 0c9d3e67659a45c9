private import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto, which uses the processor's instructions for it if there are any.
package struct SHA256: Sendable {
  private var context: SHA256_CTX

  package init() {
    context = SHA256_CTX()
    _ = unsafe SHA256_Init(&context)
  }

  package mutating func update(_ bytes: RawSpan) {
    unsafe bytes.withUnsafeBytes { part in
      if part.count > 0 { _ = unsafe SHA256_Update(&context, part.baseAddress, part.count) }
    }
  }

  package mutating func update(_ bytes: [UInt8]) {
    unsafe update(bytes.span.bytes)
  }

  /// The digest of all bytes so far, as 64 lower-case hexadecimal digits. More bytes may be added afterwards.
  package func hexadecimal() -> String {
    var last = self
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = unsafe SHA256_Final(&digest, &last.context)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of `bytes` as 64 lower-case hexadecimal digits.
  package static func hex(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexadecimal()
  }
}
