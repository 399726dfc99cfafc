<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackUpForm</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 is whole. It takes the place of everything that is here now, of all people, once Plaza has ended; what is here is kept beside it. All windows close.</source>
        <translation>%1 完好无损。Plaza 结束后，它会取代这里所有人现有的一切；现有内容会保留在旁边。所有窗口都会关闭。</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>正忙</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a password for %1, of 8 characters or more. Without it nobody can read the back-up, you neither.</source>
        <translation>为 %1 选一个至少 8 个字符的密码。没有它，谁也读不了这份备份，你也不行。</translation>
    </message>
    <message>
        <source>End Plaza and put it back</source>
        <translation>结束 Plaza 并恢复</translation>
    </message>
    <message>
        <source>Keep what is here</source>
        <translation>保留现有内容</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The back-up&apos;s password</source>
        <translation>备份的密码</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>Type the password of %1</source>
        <translation>输入 %1 的密码</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Writing %1</source>
        <translation>正在写入 %1</translation>
    </message>
</context>
<context>
    <name>BackUpOpenDialog</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Back-up of Plaza</source>
        <translation>Plaza 备份</translation>
    </message>
    <message>
        <source>Choose a back-up</source>
        <translation>选择备份</translation>
    </message>
</context>
<context>
    <name>BackUpPanel</name>
    <message>
        <source>Chats, wallet and mini-apps of all people on this computer, in one encrypted file</source>
        <translation>这台电脑上所有人的聊天、钱包和小程序，存进一个加密文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>In the place of everything that is here; what is here is kept beside it</source>
        <translation>取代这里的一切；现有内容会保留在旁边</translation>
    </message>
    <message>
        <source>Put a back-up back</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Write a back-up</source>
        <translation>写备份</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>写入…</translation>
    </message>
</context>
<context>
    <name>BackUpSaveDialog</name>
    <message>
        <source>Back-up of Plaza</source>
        <translation>Plaza 备份</translation>
    </message>
    <message>
        <source>Write a back-up</source>
        <translation>写备份</translation>
    </message>
</context>
<context>
    <name>BackUpsViewModel</name>
    <message>
        <source>Everything is in {file}.</source>
        <translation>全部内容都在 {file} 里了。</translation>
    </message>
    <message>
        <source>The two are not the same. Type the password twice.</source>
        <translation>两次输入不一样。请把密码输入两遍。</translation>
    </message>
</context>
</TS>
