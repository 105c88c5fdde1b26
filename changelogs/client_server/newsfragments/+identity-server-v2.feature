Validate an identity server found by server discovery with version 2 of the identity service API.
