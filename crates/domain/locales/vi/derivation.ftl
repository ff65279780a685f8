# derivation
