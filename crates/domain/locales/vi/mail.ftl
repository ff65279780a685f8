mail-reset-subject = { $house }: đặt lại mật khẩu
mail-reset =
    Kính gửi { $name },

    Có người vừa xin đặt lại mật khẩu cho tài khoản { $login } của { $house }. Nếu đó là ông/bà, hãy mở đường dẫn sau trong vòng 30 phút:

    { $link }

    Nếu không phải, ông/bà không cần làm gì; mật khẩu hiện tại vẫn giữ nguyên.
mail-factor-subject = { $house }: đã xóa xác thực bước hai
mail-factor =
    Kính gửi { $name },

    Xác thực bước hai của tài khoản { $login } vừa được xóa. Lần đăng nhập tới, ông/bà sẽ đăng ký lại ứng dụng tạo mã.

    Nếu ông/bà không đề nghị việc này, hãy báo ngay cho quản trị hệ thống.
mail-grant-subject = { $house }: được trao vai trò mới
mail-grant =
    Kính gửi { $name },

    Tài khoản { $login } vừa được trao vai trò: { $role }.

    Nếu ông/bà không biết về việc này, hãy báo cho quản trị hệ thống.
