Check an identity server that was discovered with version 2 of its API.
