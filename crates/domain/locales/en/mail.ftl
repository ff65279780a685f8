mail-reset-subject = { $house }: reset your password
mail-reset =
    Dear { $name },

    Somebody asked to reset the password of the account { $login } of { $house }. If it was you, open this link within 30 minutes:

    { $link }

    If it was not you, do nothing; the password stays as it is.
mail-factor-subject = { $house }: second factor removed
mail-factor =
    Dear { $name },

    The second factor of the account { $login } has been removed. You will enrol a new one when you next sign in.

    If you did not ask for this, tell the system administrator at once.
mail-grant-subject = { $house }: a new role
mail-grant =
    Dear { $name },

    The account { $login } has been granted the role: { $role }.

    If you know nothing of this, tell the system administrator.
