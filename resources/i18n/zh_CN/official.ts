<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountList</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No official account has “%1” in its name or profile.</source>
        <translation>没有名称或简介含“%1”的公众号。</translation>
    </message>
    <message>
        <source>No official accounts yet</source>
        <translation>还没有公众号</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Official accounts</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>Scan the code of one, or follow one that a chat shows you.</source>
        <translation>扫描公众号的码，或关注聊天里看到的公众号。</translation>
    </message>
    <message>
        <source>Search official accounts</source>
        <translation>搜索公众号</translation>
    </message>
    <message>
        <source>The accounts cannot be shown</source>
        <translation>无法显示公众号</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>AccountScreen</name>
    <message>
        <source>%1 has not published an article yet.</source>
        <translation>%1 还没有发表文章。</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>主体：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose an official account</source>
        <translation>选择一个公众号</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>已关注</translation>
    </message>
    <message>
        <source>It can send you no more messages, and its conversation leaves your chats; it comes back if you follow it again. Receipts of what you pay there then come from Wallet.</source>
        <translation>它不能再给你发消息，与它的对话会从聊天列表中移走；再次关注后会恢复。之后你在那里付款的收据由“钱包”发给你。</translation>
    </message>
    <message>
        <source>Its profile and its articles stand here.</source>
        <translation>它的资料和文章会显示在这里。</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Mini-apps</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>No article has “%1” in its title or summary.</source>
        <translation>没有文章的标题或摘要含有“%1”。</translation>
    </message>
    <message>
        <source>Open mini-app</source>
        <translation>打开小程序</translation>
    </message>
    <message>
        <source>Search in these articles</source>
        <translation>搜索这些文章</translation>
    </message>
    <message>
        <source>Service account</source>
        <translation>服务号</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>分享…</translation>
    </message>
    <message>
        <source>Subscription account</source>
        <translation>订阅号</translation>
    </message>
    <message>
        <source>Unfollow</source>
        <translation>取消关注</translation>
    </message>
    <message>
        <source>Unfollow %1?</source>
        <translation>取消关注 %1？</translation>
    </message>
    <message>
        <source>Unfollow…</source>
        <translation>取消关注…</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>写文章…</translation>
    </message>
</context>
<context>
    <name>AgreementList</name>
    <message>
        <source>Always</source>
        <translation>总是允许</translation>
    </message>
    <message>
        <source>Messages you agreed to</source>
        <translation>你同意接收的消息</translation>
    </message>
    <message>
        <source>One more message</source>
        <translation>还可接收一条</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop messages: %1</source>
        <translation>停止接收：%1</translation>
    </message>
</context>
<context>
    <name>ArticleBlock</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1 in %2</source>
        <translation>在 %2 中打开 %1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Show it large</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>This mini-app is not in the catalogue any more.</source>
        <translation>这个小程序已不在目录里。</translation>
    </message>
</context>
<context>
    <name>ArticleComments</name>
    <message>
        <source>Comments</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>赞</translation>
    </message>
    <message>
        <source>Like this comment: %1</source>
        <translation>赞这条留言：%1</translation>
    </message>
    <message>
        <source>No comments yet. The account chooses which of them everybody sees.</source>
        <translation>还没有留言。留言由公众号精选后才会公开显示。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>举报</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>The author: %1</source>
        <translation>作者回复：%1</translation>
    </message>
    <message>
        <source>Waits for the author. Only you see it.</source>
        <translation>等待作者精选，目前只有你能看到。</translation>
    </message>
    <message>
        <source>Write a comment</source>
        <translation>写留言</translation>
    </message>
</context>
<context>
    <name>ArticleCommentsViewModel</name>
    <message>
        <source>The account was told. You do not see this comment any more.</source>
        <translation>已告知公众号，你不会再看到这条留言。</translation>
    </message>
</context>
<context>
    <name>ArticleEntry</name>
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
    <name>ArticleFoot</name>
    <message>
        <source>Add to favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>已收藏</translation>
    </message>
    <message>
        <source>Like</source>
        <translation>赞</translation>
    </message>
    <message>
        <source>Like · %1</source>
        <translation>赞 · %1</translation>
    </message>
    <message>
        <source>Send to a chat…</source>
        <translation>发送到聊天…</translation>
    </message>
</context>
<context>
    <name>ArticleFootViewModel</name>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
</context>
<context>
    <name>ArticleScreen</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The article cannot be shown</source>
        <translation>无法显示文章</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>FavouritesScreen</name>
    <message>
        <source>At the end of an article, “Add to favourites” keeps it here.</source>
        <translation>在文章末尾点“收藏”，就会收进这里。</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>No favourites yet</source>
        <translation>还没有收藏</translation>
    </message>
    <message>
        <source>Remove from favourites: %1</source>
        <translation>取消收藏：%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Your favourites cannot be shown</source>
        <translation>无法显示收藏</translation>
    </message>
</context>
<context>
    <name>FavouritesViewModel</name>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Followers</source>
        <translation>关注者</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅读人数</translation>
    </message>
    <message>
        <source>Went on to a mini-app</source>
        <translation>进入小程序</translation>
    </message>
    <message>
        <source>fewer than {count}</source>
        <translation>不足 {count}</translation>
    </message>
</context>
<context>
    <name>FiguresScreen</name>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Fewer than ten people so far. Their number appears here the day after the tenth.</source>
        <translation>目前还不足十人。满十人的第二天，数字会显示在这里。</translation>
    </message>
    <message>
        <source>Figures of %1</source>
        <translation>%1 的数据</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>订单</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>阅读人数</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The figures cannot be shown</source>
        <translation>无法显示数据</translation>
    </message>
    <message>
        <source>Too few to show</source>
        <translation>人数太少，暂不显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Up to yesterday, everybody once a day. Behind each number stand at least ten different people; what fewer did waits for others.</source>
        <translation>截至昨天，每人每天计一次。每个数字背后至少有十个不同的人；不足十人的先等待更多人。</translation>
    </message>
    <message>
        <source>Went on to a mini-app</source>
        <translation>进入小程序</translation>
    </message>
    <message>
        <source>too few to show</source>
        <translation>人数太少</translation>
    </message>
</context>
<context>
    <name>FiguresViewModel</name>
    <message>
        <source>Figures</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>{day} · taken back</source>
        <translation>{day} · 已撤回</translation>
    </message>
    <message>
        <source>{title}: readers {read}, went on to a mini-app {click}, orders {order}</source>
        <translation>{title}：阅读人数 {read}，进入小程序 {click}，订单 {order}</translation>
    </message>
</context>
<context>
    <name>RelatedMiniApp</name>
    <message>
        <source>It is not in the catalogue any more.</source>
        <translation>它已不在目录中。</translation>
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
</TS>
