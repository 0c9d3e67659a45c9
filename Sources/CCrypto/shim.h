// The SHA256_* calls cannot fail, allocate nothing and read no openssl.cnf, unlike EVP; both use the same
// hardware code. OpenSSL 3 marks them as old, so that mark is silenced here.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
