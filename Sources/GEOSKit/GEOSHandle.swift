/// The pointer of a ``GEOSContext``, without its C type, so that other files need not import it.
@unsafe struct GEOSHandle {
  let pointer: OpaquePointer
}
