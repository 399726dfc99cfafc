<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LockScreen</name>
    <message>
        <source>Forgotten?</source>
        <translation>忘记了？</translation>
    </message>
    <message>
        <source>Nobody can tell you this password, and nothing in Plaza goes around it. Your chats and your money stay on this computer as they are, locked. What you can do: put back a back-up from before you had this password, or go on as somebody else with a new profile.</source>
        <translation>谁也无法告诉你这个密码，Plaza 里也没有绕过它的办法。你的聊天和钱原样留在这台电脑上，保持锁定。你可以恢复设密码之前的备份，或者新建一个用户继续使用。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Plaza is locked</source>
        <translation>Plaza 已锁定</translation>
    </message>
    <message>
        <source>Plaza is locked. Nothing is shown, and no mini-app is answered, until you type your password.</source>
        <translation>Plaza 已锁定。输入密码之前，不显示任何内容，也不回应任何小程序。</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>换个人</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
</context>
<context>
    <name>LockViewModel</name>
    <message>
        <source>Too many wrong passwords. Try again in {left}.</source>
        <translation>密码错误次数太多。请在 {left} 后再试。</translation>
    </message>
</context>
<context>
    <name>PasswordForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>It keeps others away from this window. It encrypts nothing: who can read your files on this computer can read your chats. Nobody can tell you the password once you have forgotten it.</source>
        <translation>它让别人打不开这个窗口，但不加密任何东西：能读取你在这台电脑上的文件的人，就能读到你的聊天。密码一旦忘记，谁也无法告诉你。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Set the password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>移除密码</translation>
    </message>
    <message>
        <source>The new password once more</source>
        <translation>再输入一次新密码</translation>
    </message>
    <message>
        <source>Your password now</source>
        <translation>现在的密码</translation>
    </message>
</context>
<context>
    <name>PasswordPanel</name>
    <message>
        <source>%1 locks the window</source>
        <translation>%1 锁定窗口</translation>
    </message>
    <message>
        <source>Another password, or none</source>
        <translation>换一个密码，或不用密码</translation>
    </message>
    <message>
        <source>Ask at the start</source>
        <translation>启动时询问</translation>
    </message>
    <message>
        <source>Ask for the password at the start</source>
        <translation>启动时询问密码</translation>
    </message>
    <message>
        <source>Before anything of yours is shown</source>
        <translation>在显示你的任何内容之前</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Minutes until the window locks itself</source>
        <translation>窗口自动锁定前的分钟数</translation>
    </message>
    <message>
        <source>Minutes without a touch of this window</source>
        <translation>多少分钟没有碰过这个窗口</translation>
    </message>
    <message>
        <source>Needs the one you have now</source>
        <translation>需要输入现在的密码</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>No password</source>
        <translation>没有密码</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>设置密码</translation>
    </message>
    <message>
        <source>This window has a password</source>
        <translation>这个窗口有密码</translation>
    </message>
    <message>
        <source>Whoever sits at this computer sees your chats and your wallet</source>
        <translation>坐在这台电脑前的人都能看到你的聊天和钱包</translation>
    </message>
</context>
<context>
    <name>PasswordViewModel</name>
    <message>
        <source>No password is asked for any more.</source>
        <translation>以后不再询问密码。</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>The two are not the same. Type the new password twice.</source>
        <translation>两次输入不一样。请把新密码输入两遍。</translation>
    </message>
    <message>
        <source>Your window has a password now.</source>
        <translation>你的窗口现在有密码了。</translation>
    </message>
</context>
</TS>
