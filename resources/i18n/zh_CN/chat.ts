<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountMenu</name>
    <message>
        <source>Menu of this official account</source>
        <translation>公众号菜单</translation>
    </message>
    <message>
        <source>Show the menu</source>
        <translation>显示菜单</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>写消息</translation>
    </message>
</context>
<context>
    <name>ArticleMessage</name>
    <message>
        <source>Read: %1</source>
        <translation>阅读：%1</translation>
    </message>
    <message>
        <source>The official account has taken this article back.</source>
        <translation>公众号已撤回这篇文章。</translation>
    </message>
</context>
<context>
    <name>Attached</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>AttachmentSheets</name>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
</context>
<context>
    <name>ChatExport</name>
    <message>
        <source>What was said until {time}, exported from Plaza.</source>
        <translation>截至 {time} 的聊天记录，由 Plaza 导出。</translation>
    </message>
    <message>
        <source>not here any more</source>
        <translation>已不在此处</translation>
    </message>
</context>
<context>
    <name>ChatExportDialog</name>
    <message>
        <source>Export the chat</source>
        <translation>导出聊天</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
</context>
<context>
    <name>ChatExportViewModel</name>
    <message>
        <source>{count} messages were written to {file}.</source>
        <translation>已将 {count} 条消息写入 {file}。</translation>
    </message>
</context>
<context>
    <name>ChatFileDialog</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ChatList</name>
    <message>
        <source>Back to all chats</source>
        <translation>返回全部聊天</translation>
    </message>
    <message>
        <source>Choose somebody under People and write the first message.</source>
        <translation>在通讯录里选一个人，发第一条消息。</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建群聊</translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>还没有聊天</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅号</translation>
    </message>
    <message>
        <source>The chats cannot be shown</source>
        <translation>无法显示聊天</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>[Draft]</source>
        <translation>[草稿]</translation>
    </message>
    <message>
        <source>[You were mentioned]</source>
        <translation>[有人@你]</translation>
    </message>
</context>
<context>
    <name>ChatNotes</name>
    <message>
        <source>This message was taken back.</source>
        <translation>该消息已撤回。</translation>
    </message>
    <message>
        <source>You added {whom}</source>
        <translation>你添加了 {whom}</translation>
    </message>
    <message>
        <source>You joined by an invitation</source>
        <translation>你通过邀请加入了群聊</translation>
    </message>
    <message>
        <source>You left</source>
        <translation>你退出了群聊</translation>
    </message>
    <message>
        <source>You made {whom} the owner</source>
        <translation>你让 {whom} 当群主</translation>
    </message>
    <message>
        <source>You named the group “{whom}”</source>
        <translation>你把群名改为“{whom}”</translation>
    </message>
    <message>
        <source>You removed {whom}</source>
        <translation>你移除了 {whom}</translation>
    </message>
    <message>
        <source>You took back a message</source>
        <translation>你撤回了一条消息</translation>
    </message>
    <message>
        <source>{who} added {whom}</source>
        <translation>{who} 添加了 {whom}</translation>
    </message>
    <message>
        <source>{who} joined by an invitation</source>
        <translation>{who} 通过邀请加入了群聊</translation>
    </message>
    <message>
        <source>{who} left</source>
        <translation>{who} 退出了群聊</translation>
    </message>
    <message>
        <source>{who} made {whom} the owner</source>
        <translation>{who} 让 {whom} 当群主</translation>
    </message>
    <message>
        <source>{who} named the group “{whom}”</source>
        <translation>{who} 把群名改为“{whom}”</translation>
    </message>
    <message>
        <source>{who} removed {whom}</source>
        <translation>{who} 移除了 {whom}</translation>
    </message>
    <message>
        <source>{who} took back a message</source>
        <translation>{who} 撤回了一条消息</translation>
    </message>
</context>
<context>
    <name>ChatsViewModel</name>
    <message>
        <source>You are no longer in “%1”.</source>
        <translation>你已不在“%1”中。</translation>
    </message>
</context>
<context>
    <name>ClearSheet</name>
    <message>
        <source>%1 keeps it.</source>
        <translation>%1 那里仍会保留。</translation>
    </message>
    <message>
        <source>All that was said here is deleted for you, and this cannot be undone.</source>
        <translation>这里的全部消息将为你删除，且无法撤销。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Clear this chat?</source>
        <translation>清空这个聊天？</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this chat?</source>
        <translation>删除这个聊天？</translation>
    </message>
    <message>
        <source>The others in the group keep it, and you stay a member.</source>
        <translation>群里其他人仍会保留，你也仍是群成员。</translation>
    </message>
    <message>
        <source>With the next message the chat is back, without what was said before.</source>
        <translation>有新消息时聊天会再次出现，但不含以前的内容。</translation>
    </message>
</context>
<context>
    <name>CodeMessage</name>
    <message>
        <source>Code: %1</source>
        <translation>二维码：%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>QR code: %1</source>
        <translation>二维码：%1</translation>
    </message>
    <message>
        <source>Scan it, or open it here</source>
        <translation>扫一扫，或在这里打开</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Message %1</source>
        <translation>给 %1 发消息</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Red packet</source>
        <translation>红包</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send something else</source>
        <translation>发送其他内容</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Voice note</source>
        <translation>语音</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>%1 members</source>
        <translation>%1 位成员</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 位成员</translation>
    </message>
    <message>
        <source>Members of the group</source>
        <translation>群成员</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>在此聊天中搜索</translation>
    </message>
    <message>
        <source>View this official account</source>
        <translation>查看公众号</translation>
    </message>
</context>
<context>
    <name>ConversationMenu</name>
    <message>
        <source>Clear…</source>
        <translation>清空…</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>标为已读</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>取消静音</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
</context>
<context>
    <name>ConversationRow</name>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1（已注销）</translation>
    </message>
</context>
<context>
    <name>ConversationScreen</name>
    <message>
        <source>%1 has deleted their profile, so nothing more can be sent.</source>
        <translation>%1 已删除资料，无法再发送消息。</translation>
    </message>
    <message>
        <source>Answer no message in particular</source>
        <translation>取消回复</translation>
    </message>
    <message>
        <source>Answers %1: %2</source>
        <translation>回复 %1：%2</translation>
    </message>
    <message>
        <source>Messages with %1</source>
        <translation>与 %1 的消息</translation>
    </message>
    <message>
        <source>Nothing said yet</source>
        <translation>还没有消息</translation>
    </message>
    <message>
        <source>Official account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>The messages cannot be shown</source>
        <translation>无法显示消息</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>View this official account</source>
        <translation>查看这个公众号</translation>
    </message>
    <message>
        <source>What %1 sends you stands here.</source>
        <translation>%1 发给你的会显示在这里。</translation>
    </message>
    <message>
        <source>Write the first message to %1.</source>
        <translation>给 %1 发第一条消息。</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>No emoji is called so</source>
        <translation>没有叫这个的表情</translation>
    </message>
    <message>
        <source>None used yet</source>
        <translation>还没有用过表情</translation>
    </message>
    <message>
        <source>Search emoji</source>
        <translation>搜索表情</translation>
    </message>
    <message>
        <source>Skin tone %1 of %2</source>
        <translation>肤色 %1 / %2</translation>
    </message>
</context>
<context>
    <name>EmojiViewModel</name>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Faces</source>
        <translation>笑脸</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>旗帜</translation>
    </message>
    <message>
        <source>Food</source>
        <translation>食物</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>自然</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人物</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>旅行</translation>
    </message>
    <message>
        <source>Used last</source>
        <translation>最近使用</translation>
    </message>
</context>
<context>
    <name>FileMessage</name>
    <message>
        <source>File: %1, %2</source>
        <translation>文件：%1，%2</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Save %1 as…</source>
        <translation>将 %1 另存为…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Show %1 in its folder</source>
        <translation>在文件夹中显示 %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Close the search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>较新</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>较早</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>在此聊天中搜索</translation>
    </message>
</context>
<context>
    <name>FindingViewModel</name>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 处，共 {count} 处</translation>
    </message>
</context>
<context>
    <name>ForwardSheet</name>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Forward to</source>
        <translation>转发到</translation>
    </message>
    <message>
        <source>Forward to %1 chats</source>
        <translation>转发到 %1 个聊天</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>搜索聊天</translation>
    </message>
</context>
<context>
    <name>FoundList</name>
    <message>
        <source>Chats</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>No person, chat or message has “%1” in it.</source>
        <translation>没有联系人、聊天或消息包含“%1”。</translation>
    </message>
    <message>
        <source>Nothing could be looked for</source>
        <translation>无法搜索</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Older messages are still being prepared for the search.</source>
        <translation>较早的消息正在准备中，稍后即可搜索。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>FoundViewModel</name>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>GroupMemberRow</name>
    <message>
        <source>Make %1 the owner</source>
        <translation>让 %1 当群主</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>群主</translation>
    </message>
    <message>
        <source>Owner, you</source>
        <translation>群主，你</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Remove?</source>
        <translation>移除？</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>GroupSheet</name>
    <message>
        <source>%1 members</source>
        <translation>%1 位成员</translation>
    </message>
    <message>
        <source>1 member</source>
        <translation>1 位成员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>添加 %1 人</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>添加成员</translation>
    </message>
    <message>
        <source>All your contacts are here</source>
        <translation>你的联系人都在群里了</translation>
    </message>
    <message>
        <source>Change the group&apos;s name</source>
        <translation>修改群名称</translation>
    </message>
    <message>
        <source>End codes</source>
        <translation>停用邀请码</translation>
    </message>
    <message>
        <source>Invite by code</source>
        <translation>用二维码邀请</translation>
    </message>
    <message>
        <source>Leave the group</source>
        <translation>退出群聊</translation>
    </message>
    <message>
        <source>Leave, and see nothing of it any more?</source>
        <translation>退出后将不再看到群里的内容，确定吗？</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>群名称</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到人</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Search your contacts</source>
        <translation>搜索联系人</translation>
    </message>
    <message>
        <source>Your contacts who are not in the group</source>
        <translation>不在群里的联系人</translation>
    </message>
</context>
<context>
    <name>GroupViewModel</name>
    <message>
        <source>No code of this group lets anybody in.</source>
        <translation>这个群没有可用的邀请码。</translation>
    </message>
    <message>
        <source>The codes of this group let nobody in any more.</source>
        <translation>这个群的邀请码已全部停用。</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>Mention</source>
        <translation>提到谁</translation>
    </message>
</context>
<context>
    <name>MessageActsViewModel</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>已转发</translation>
    </message>
</context>
<context>
    <name>MessageItem</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Answers %1: %2</source>
        <translation>回复 %1：%2</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Delete for me</source>
        <translation>仅为我删除</translation>
    </message>
    <message>
        <source>Delete for me?</source>
        <translation>确定仅为我删除？</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>转发…</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Open with a mini-app…</source>
        <translation>用小程序打开…</translation>
    </message>
    <message>
        <source>Scan code in picture</source>
        <translation>识别图中的码</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>MiniAppCard</name>
    <message>
        <source>Card: %1</source>
        <translation>卡片：%1</translation>
    </message>
    <message>
        <source>It is not in the catalogue any more and cannot be opened.</source>
        <translation>它已不在目录里，无法打开。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Withdrawn mini-app</source>
        <translation>已下架的小程序</translation>
    </message>
</context>
<context>
    <name>MoneyMessage</name>
    <message>
        <source>Your wallet has no record of it. Most likely an older copy of the wallet was put back since: the newer one still has it.</source>
        <translation>你的钱包里没有这笔记录。很可能放回了较早的钱包副本，较新的那份里还有。</translation>
    </message>
</context>
<context>
    <name>NewGroupSheet</name>
    <message>
        <source>Add somebody under People first.</source>
        <translation>请先在通讯录里添加联系人。</translation>
    </message>
    <message>
        <source>Choose who is in it. What is said there, all of them see.</source>
        <translation>选择群成员。群里说的话，所有成员都能看到。</translation>
    </message>
    <message>
        <source>Make a group of %1</source>
        <translation>创建 %1 人群聊</translation>
    </message>
    <message>
        <source>Make the group</source>
        <translation>创建群聊</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>群名称</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>新建群聊</translation>
    </message>
    <message>
        <source>No contact&apos;s name has “%1” in it.</source>
        <translation>没有名字含“%1”的联系人。</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>还没有联系人</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>没有找到人</translation>
    </message>
    <message>
        <source>Search your contacts</source>
        <translation>搜索联系人</translation>
    </message>
    <message>
        <source>Your contacts</source>
        <translation>你的联系人</translation>
    </message>
</context>
<context>
    <name>OpenWithSheet</name>
    <message>
        <source>It gets a copy of this one file and its name, and learns neither who sent it nor in which chat.</source>
        <translation>它会得到这一个文件的副本和文件名，不会知道是谁发的，也不会知道在哪个聊天里。</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>No mini-app opens this</source>
        <translation>没有小程序能打开它</translation>
    </message>
    <message>
        <source>None of those here says that it opens files that end in .%1</source>
        <translation>这里没有小程序声明能打开以 .%1 结尾的文件。</translation>
    </message>
    <message>
        <source>Open with</source>
        <translation>打开方式</translation>
    </message>
    <message>
        <source>They say by the ending of its name what they open, and this one has none.</source>
        <translation>小程序按文件名的后缀声明能打开什么，而这个文件没有后缀。</translation>
    </message>
</context>
<context>
    <name>PacketMessage</name>
    <message>
        <source>All of it was taken</source>
        <translation>已被领完</translation>
    </message>
    <message>
        <source>All shares are gone</source>
        <translation>已被领完</translation>
    </message>
    <message>
        <source>Best wishes</source>
        <translation>恭喜发财，大吉大利</translation>
    </message>
    <message>
        <source>It is over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Not in your wallet</source>
        <translation>你的钱包里没有</translation>
    </message>
    <message>
        <source>Not opened yet</source>
        <translation>还没有领取</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>领取红包</translation>
    </message>
    <message>
        <source>Red packet</source>
        <translation>红包</translation>
    </message>
    <message>
        <source>Red packet: %1. %2</source>
        <translation>红包：%1。%2</translation>
    </message>
    <message>
        <source>You had %1</source>
        <translation>你领到 %1</translation>
    </message>
</context>
<context>
    <name>PictureMessage</name>
    <message>
        <source>Picture. Show it large</source>
        <translation>图片。放大查看</translation>
    </message>
    <message>
        <source>Picture: %1. Show it large</source>
        <translation>图片：%1。放大查看</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Scan code in picture</source>
        <translation>识别图中的码</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>Previews</name>
    <message>
        <source>Best wishes</source>
        <translation>恭喜发财，大吉大利</translation>
    </message>
    <message>
        <source>Paid {amount} to {text}</source>
        <translation>向 {text} 支付 {amount}</translation>
    </message>
    <message>
        <source>[Article] {text}</source>
        <translation>[文章] {text}</translation>
    </message>
    <message>
        <source>[Code] {text}</source>
        <translation>[二维码] {text}</translation>
    </message>
    <message>
        <source>[File] {text}</source>
        <translation>[文件] {text}</translation>
    </message>
    <message>
        <source>[Message from a newer version]</source>
        <translation>[来自新版本的消息]</translation>
    </message>
    <message>
        <source>[Message] {text}</source>
        <translation>[消息] {text}</translation>
    </message>
    <message>
        <source>[Mini-app] {text}</source>
        <translation>[小程序] {text}</translation>
    </message>
    <message>
        <source>[Picture] {text}</source>
        <translation>[图片] {text}</translation>
    </message>
    <message>
        <source>[Red packet] {text}</source>
        <translation>[红包] {text}</translation>
    </message>
    <message>
        <source>[Transfer] {amount} {text}</source>
        <translation>[转账] {amount} {text}</translation>
    </message>
    <message>
        <source>[Voice note]</source>
        <translation>[语音]</translation>
    </message>
    <message>
        <source>{amount} came back from {text}</source>
        <translation>{text} 退还了 {amount}</translation>
    </message>
    <message>
        <source>{amount} came back to you</source>
        <translation>{amount} 已退还给你</translation>
    </message>
</context>
<context>
    <name>QuotedMessage</name>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>ReceiptMessage</name>
    <message>
        <source>Coupon</source>
        <translation>优惠券</translation>
    </message>
    <message>
        <source>For</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Payment receipt</source>
        <translation>付款收据</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>paid to %1</source>
        <translation>已付给 %1</translation>
    </message>
</context>
<context>
    <name>RefundMessage</name>
    <message>
        <source>For</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>已付</translation>
    </message>
    <message>
        <source>Partial refund</source>
        <translation>部分退款</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>came back from %1</source>
        <translation>%1 已退还</translation>
    </message>
</context>
<context>
    <name>ReturnMessage</name>
    <message>
        <source>%1 declined it</source>
        <translation>%1 没有收，已退回</translation>
    </message>
    <message>
        <source>%1 did not accept it within 24 hours</source>
        <translation>%1 没有在 24 小时内收下</translation>
    </message>
    <message>
        <source>%1 did not take it within 7 days</source>
        <translation>%1 没有在 7 天内扣款</translation>
    </message>
    <message>
        <source>%1 let it go</source>
        <translation>%1 取消了暂扣</translation>
    </message>
    <message>
        <source>%1 took less than was held</source>
        <translation>%1 只扣了一部分</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>暂扣</translation>
    </message>
    <message>
        <source>Not held any more</source>
        <translation>暂扣已解除</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Red packet: the rest came back</source>
        <translation>红包余额已退回</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Your transfer came back</source>
        <translation>转账已退回</translation>
    </message>
    <message>
        <source>was not opened within 24 hours</source>
        <translation>24 小时内没有人领</translation>
    </message>
</context>
<context>
    <name>RunSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Files of this kind might do things on your computer by themselves. Plaza puts a copy into “%1” and shows it there. Open it only if you know who made it, and what for.</source>
        <translation>这类文件可能会在你的电脑上自行执行操作。Plaza 会把副本放到“%1”并在那里显示。只有在你知道它由谁制作、有何用途时才打开。</translation>
    </message>
    <message>
        <source>Plaza does not open this file</source>
        <translation>Plaza 不会打开这个文件</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
</context>
<context>
    <name>SavingViewModel</name>
    <message>
        <source>A copy is in %1</source>
        <translation>副本在 %1 中</translation>
    </message>
    <message>
        <source>No program here opens this file. A copy is in %1.</source>
        <translation>这里没有程序能打开此文件。副本在 %1 中。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>SendSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Plaza ended before this was sent.</source>
        <translation>Plaza 结束时，这些还没有发出。</translation>
    </message>
    <message>
        <source>Say something with it</source>
        <translation>附上一句话</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>发送 %1 个</translation>
    </message>
    <message>
        <source>Send to %1</source>
        <translation>发送给 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>要发送的内容</translation>
    </message>
</context>
<context>
    <name>SendingRowItem</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Leave out %1</source>
        <translation>去掉 %1</translation>
    </message>
</context>
<context>
    <name>SendingViewModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
</context>
<context>
    <name>ShareSheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose somebody under People and write the first message.</source>
        <translation>在通讯录里选一个人，发第一条消息。</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>It learns neither with whom you share nor what is said there.</source>
        <translation>它不知道你分享给谁，也看不到聊天内容。</translation>
    </message>
    <message>
        <source>No chat has “%1” in its name.</source>
        <translation>没有名称含“%1”的聊天。</translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>还没有聊天</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>搜索聊天</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>发送给</translation>
    </message>
    <message>
        <source>Share a card of %1</source>
        <translation>分享 %1 的卡片</translation>
    </message>
    <message>
        <source>offers this card:</source>
        <translation>提供了这张卡片：</translation>
    </message>
</context>
<context>
    <name>ShareSheetViewModel</name>
    <message>
        <source>Sent to %1</source>
        <translation>已发送给 %1</translation>
    </message>
</context>
<context>
    <name>SubscriptionsViewModel</name>
    <message>
        <source>Subscriptions</source>
        <translation>订阅号</translation>
    </message>
</context>
<context>
    <name>TemplateMessage</name>
    <message>
        <source>Its mini-app is not here any more</source>
        <translation>它的小程序已不在这里</translation>
    </message>
    <message>
        <source>Open in %1</source>
        <translation>在%1中打开</translation>
    </message>
</context>
<context>
    <name>ToNewest</name>
    <message>
        <source>Go to the newest message</source>
        <translation>回到最新消息</translation>
    </message>
    <message>
        <source>Go to the newest message; %1 came</source>
        <translation>回到最新消息，有 %1 条新消息</translation>
    </message>
</context>
<context>
    <name>TransferMessage</name>
    <message>
        <source>Accept it</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已收下</translation>
    </message>
    <message>
        <source>Came back to you</source>
        <translation>已退还给你</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>已退还</translation>
    </message>
    <message>
        <source>Not accepted yet</source>
        <translation>等待收下</translation>
    </message>
    <message>
        <source>Not in your wallet</source>
        <translation>你的钱包里没有</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转账</translation>
    </message>
    <message>
        <source>Transfer of %1. %2. %3</source>
        <translation>转账 %1。%2。%3</translation>
    </message>
    <message>
        <source>Transfer. %1</source>
        <translation>转账。%1</translation>
    </message>
    <message>
        <source>Went back</source>
        <translation>已退回</translation>
    </message>
</context>
<context>
    <name>UnknownMessage</name>
    <message>
        <source>This message (“%1”) needs a newer Plaza.</source>
        <translation>这条消息（“%1”）需要更新版本的 Plaza。</translation>
    </message>
</context>
<context>
    <name>VoiceBar</name>
    <message>
        <source>Give up what was said</source>
        <translation>放弃这段语音</translation>
    </message>
    <message>
        <source>Recording, %1</source>
        <translation>正在录音，%1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录音</translation>
    </message>
</context>
<context>
    <name>VoiceMessage</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Voice note, %1</source>
        <translation>语音，%1</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Chats, shops and a wallet in one window. A code opens a shop: nothing to install, nobody to register with.</source>
        <translation>聊天、商店和钱包都在一个窗口里。扫码就能进店：不用安装，不用注册。</translation>
    </message>
    <message>
        <source>Find the receipt in your chats</source>
        <translation>在聊天里查看收据</translation>
    </message>
    <message>
        <source>Hold it before the camera, on paper or on a telephone, or open it from here.</source>
        <translation>把码对准摄像头，纸上、手机上都可以，或在这里打开。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Or choose a chat from the list.</source>
        <translation>或者从列表里选一个聊天。</translation>
    </message>
    <message>
        <source>Order something</source>
        <translation>下单试试</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>%1 的二维码</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫一扫</translation>
    </message>
    <message>
        <source>Scan the shop&apos;s code</source>
        <translation>扫商店的码</translation>
    </message>
    <message>
        <source>The shop sends it as soon as you have paid.</source>
        <translation>付款后，商店会马上发来。</translation>
    </message>
    <message>
        <source>There is no hub yet: people, chats and money live on this computer alone, and the money is play money.</source>
        <translation>目前还没有服务中心：联系人、聊天和钱都只在这台电脑上，而且是虚拟的钱。</translation>
    </message>
    <message>
        <source>Welcome to Plaza, %1</source>
        <translation>欢迎来到 Plaza，%1</translation>
    </message>
    <message>
        <source>Your wallet holds play money to spend.</source>
        <translation>你的钱包里有虚拟的钱可以花。</translation>
    </message>
</context>
</TS>
