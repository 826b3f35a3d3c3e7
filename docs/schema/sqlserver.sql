CREATE TABLE [dbo].[LoyaltyProgram] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(200) NOT NULL,
    [SystemName] NVARCHAR(100) NOT NULL,
    [PointName] NVARCHAR(50) NOT NULL,
    [PointNamePlural] NVARCHAR(50) NOT NULL,
    [PointSymbol] NVARCHAR(20),
    [Color] NVARCHAR(7),
    [AccentColor] NVARCHAR(7),
    [StoreIds] NVARCHAR(400),
    [PictureId] INT NOT NULL,
    [EnrolmentId] INT NOT NULL,
    [PointsPerCurrencyUnit] DECIMAL(18,4) NOT NULL,
    [EarnStep] DECIMAL(18,4) NOT NULL,
    [PointsPerStep] BIGINT NOT NULL,
    [ExpiryModeId] INT NOT NULL,
    [ExpireAfterDays] INT NOT NULL,
    [ReminderDays] INT NOT NULL,
    [HoldUntilId] INT NOT NULL,
    [HoldDays] INT NOT NULL,
    [ExcludedProductIds] NVARCHAR(MAX),
    [ExcludedCategoryIds] NVARCHAR(MAX),
    [RedemptionEnabled] BIT NOT NULL,
    [PointValue] DECIMAL(18,4) NOT NULL,
    [MinRedeemPoints] BIGINT NOT NULL,
    [RedeemStep] BIGINT NOT NULL,
    [MaxRedeemPointsPerOrder] BIGINT NOT NULL,
    [MaxRedeemPercent] DECIMAL(18,4) NOT NULL,
    [ReservationMinutes] INT NOT NULL,
    [GiftCardsForPoints] BIT NOT NULL,
    [RepayShortfall] BIT NOT NULL,
    [StartOnUtc] datetime2(6) NOT NULL,
    [Active] BIT NOT NULL,
    [IsDefault] BIT NOT NULL,
    [Deleted] BIT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyProgram] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyProgram_SystemName] ON [dbo].[LoyaltyProgram] ([SystemName] ASC);

CREATE TABLE [dbo].[LoyaltyMember] ([Id] INT NOT NULL IDENTITY(1,1),
    [CardNumber] NVARCHAR(32) NOT NULL,
    [StatusReason] NVARCHAR(400),
    [ExternalId] NVARCHAR(100),
    [ExternalType] NVARCHAR(40),
    [ProgramId] INT NOT NULL,
    [CustomerId] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [MergedIntoId] INT,
    [TierId] INT,
    [TierOverrideId] INT,
    [TierOverrideUntilUtc] datetime2(6) NULL,
    [HiddenFromLeaderboard] BIT NOT NULL,
    [MutedMails] INT NOT NULL,
    [EnrolledOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyMember] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyMember_Customer] ON [dbo].[LoyaltyMember] ([ProgramId] ASC, [CustomerId] ASC);

CREATE UNIQUE INDEX [IX_LoyaltyMember_Card] ON [dbo].[LoyaltyMember] ([CardNumber] ASC);

CREATE INDEX [IX_LoyaltyMember_Tier] ON [dbo].[LoyaltyMember] ([TierId] ASC);

CREATE INDEX [IX_LoyaltyMember_CustomerId] ON [dbo].[LoyaltyMember] ([CustomerId] ASC);

CREATE INDEX [IX_LoyaltyMember_Merged] ON [dbo].[LoyaltyMember] ([MergedIntoId] ASC);

CREATE INDEX [IX_LoyaltyMember_External] ON [dbo].[LoyaltyMember] ([ExternalId] ASC, [ExternalType] ASC);

CREATE INDEX [IX_LoyaltyMember_Enrolled] ON [dbo].[LoyaltyMember] ([ProgramId] ASC, [EnrolledOnUtc] ASC);

CREATE TABLE [dbo].[LoyaltyAccount] ([Id] INT NOT NULL IDENTITY(1,1),
    [MemberId] INT NOT NULL,
    [ProgramId] INT NOT NULL,
    [Balance] BIGINT NOT NULL,
    [Pending] BIGINT NOT NULL,
    [LifetimePoints] BIGINT NOT NULL,
    [LifetimeSpend] DECIMAL(18,4) NOT NULL,
    [Shortfall] BIGINT NOT NULL,
    [Version] BIGINT NOT NULL,
    [LastActivityOnUtc] datetime2(6) NOT NULL,
    [NextEndOnUtc] datetime2(6) NOT NULL,
    [BalanceReachedOnUtc] datetime2(6) NOT NULL,
    [LifetimeReachedOnUtc] datetime2(6) NOT NULL,
    [EarnedMonth] INT NOT NULL,
    [MonthPoints] BIGINT NOT NULL,
    [MonthReachedOnUtc] datetime2(6) NOT NULL,
    [EarnedYear] INT NOT NULL,
    [YearPoints] BIGINT NOT NULL,
    [YearReachedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyAccount] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyAccount_Member] ON [dbo].[LoyaltyAccount] ([MemberId] ASC);

CREATE INDEX [IX_LoyaltyAccount_Pending] ON [dbo].[LoyaltyAccount] ([Pending] ASC, [MemberId] ASC);

CREATE INDEX [IX_LoyaltyAccount_Balance] ON [dbo].[LoyaltyAccount] ([ProgramId] ASC, [Balance] DESC, [BalanceReachedOnUtc] ASC, [MemberId] ASC);

CREATE INDEX [IX_LoyaltyAccount_Lifetime] ON [dbo].[LoyaltyAccount] ([ProgramId] ASC, [LifetimePoints] DESC, [LifetimeReachedOnUtc] ASC, [MemberId] ASC);

CREATE INDEX [IX_LoyaltyAccount_Month] ON [dbo].[LoyaltyAccount] ([ProgramId] ASC, [EarnedMonth] ASC, [MonthPoints] DESC, [MonthReachedOnUtc] ASC, [MemberId] ASC);

CREATE INDEX [IX_LoyaltyAccount_Year] ON [dbo].[LoyaltyAccount] ([ProgramId] ASC, [EarnedYear] ASC, [YearPoints] DESC, [YearReachedOnUtc] ASC, [MemberId] ASC);

CREATE TABLE [dbo].[LoyaltyEntry] ([Id] INT NOT NULL IDENTITY(1,1),
    [IdempotencyKey] NVARCHAR(200) NOT NULL,
    [RequestHash] NVARCHAR(64) NOT NULL,
    [ReferenceType] NVARCHAR(40),
    [ReferenceId] NVARCHAR(100),
    [Actor] NVARCHAR(200) NOT NULL,
    [Description] NVARCHAR(400),
    [MemberId] INT NOT NULL,
    [ProgramId] INT NOT NULL,
    [Version] BIGINT NOT NULL,
    [TypeId] INT NOT NULL,
    [Points] BIGINT NOT NULL,
    [Pending] BIGINT NOT NULL,
    [BalanceAfter] BIGINT NOT NULL,
    [LifetimePoints] BIGINT NOT NULL,
    [Spend] DECIMAL(18,4) NOT NULL,
    [DebitEntryId] INT,
    [RuleId] INT,
    [RuleVersion] INT,
    [Inputs] NVARCHAR(MAX),
    [EventOnUtc] datetime2(6) NOT NULL,
    [BookedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyEntry] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyEntry_Version] ON [dbo].[LoyaltyEntry] ([MemberId] ASC, [Version] ASC);

CREATE UNIQUE INDEX [IX_LoyaltyEntry_Key] ON [dbo].[LoyaltyEntry] ([ProgramId] ASC, [IdempotencyKey] ASC);

CREATE INDEX [IX_LoyaltyEntry_Reference] ON [dbo].[LoyaltyEntry] ([ReferenceType] ASC, [ReferenceId] ASC);

CREATE INDEX [IX_LoyaltyEntry_Debit] ON [dbo].[LoyaltyEntry] ([DebitEntryId] ASC);

CREATE INDEX [IX_LoyaltyEntry_Event] ON [dbo].[LoyaltyEntry] ([MemberId] ASC, [EventOnUtc] ASC);

CREATE INDEX [IX_LoyaltyEntry_Actor] ON [dbo].[LoyaltyEntry] ([Actor] ASC);

CREATE INDEX [IX_LoyaltyEntry_Booked] ON [dbo].[LoyaltyEntry] ([ProgramId] ASC, [BookedOnUtc] ASC);

CREATE TABLE [dbo].[LoyaltyLot] ([Id] INT NOT NULL IDENTITY(1,1),
    [MemberId] INT NOT NULL,
    [EntryId] INT NOT NULL,
    [Points] BIGINT NOT NULL,
    [Remaining] BIGINT NOT NULL,
    [ExpiresOnUtc] datetime2(6) NULL, CONSTRAINT [PK_LoyaltyLot] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyLot_Member] ON [dbo].[LoyaltyLot] ([MemberId] ASC, [Remaining] ASC);

CREATE INDEX [IX_LoyaltyLot_Expiry] ON [dbo].[LoyaltyLot] ([ExpiresOnUtc] ASC, [Remaining] ASC);

CREATE TABLE [dbo].[LoyaltyLotMovement] ([Id] INT NOT NULL IDENTITY(1,1),
    [MemberId] INT NOT NULL,
    [EntryId] INT NOT NULL,
    [LotId] INT NOT NULL,
    [Points] BIGINT NOT NULL, CONSTRAINT [PK_LoyaltyLotMovement] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyLotMovement_Entry] ON [dbo].[LoyaltyLotMovement] ([EntryId] ASC);

CREATE INDEX [IX_LoyaltyLotMovement_Member] ON [dbo].[LoyaltyLotMovement] ([MemberId] ASC);

CREATE TABLE [dbo].[LoyaltyTier] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(100) NOT NULL,
    [Color] NVARCHAR(20),
    [Icon] NVARCHAR(20),
    [Benefits] NVARCHAR(MAX),
    [ProgramId] INT NOT NULL,
    [Threshold] DECIMAL(18,4) NOT NULL,
    [EarnMultiplier] DECIMAL(18,4) NOT NULL,
    [CustomerRoleId] INT,
    [DisplayOrder] INT NOT NULL,
    [WelcomeBonus] BIGINT NOT NULL, CONSTRAINT [PK_LoyaltyTier] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyTier_Program] ON [dbo].[LoyaltyTier] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyApiKey] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(200) NOT NULL,
    [Prefix] NVARCHAR(20) NOT NULL,
    [KeyHash] NVARCHAR(64) NOT NULL,
    [Scopes] NVARCHAR(200) NOT NULL,
    [StoreIds] NVARCHAR(400),
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [RevokedOnUtc] datetime2(6) NULL,
    [LastUsedOnUtc] datetime2(6) NULL, CONSTRAINT [PK_LoyaltyApiKey] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyApiKey_Hash] ON [dbo].[LoyaltyApiKey] ([KeyHash] ASC);

CREATE TABLE [dbo].[LoyaltyAudit] ([Id] INT NOT NULL IDENTITY(1,1),
    [Actor] NVARCHAR(200) NOT NULL,
    [Action] NVARCHAR(100) NOT NULL,
    [EntityName] NVARCHAR(100) NOT NULL,
    [StoreIds] NVARCHAR(400),
    [EntityId] INT NOT NULL,
    [ProgramId] INT NOT NULL,
    [OldValue] NVARCHAR(MAX),
    [NewValue] NVARCHAR(MAX),
    [OnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyAudit] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyAudit_Entity] ON [dbo].[LoyaltyAudit] ([EntityName] ASC, [EntityId] ASC);

CREATE INDEX [IX_LoyaltyAudit_On] ON [dbo].[LoyaltyAudit] ([OnUtc] ASC);

CREATE INDEX [IX_LoyaltyAudit_Actor] ON [dbo].[LoyaltyAudit] ([Actor] ASC, [OnUtc] ASC);

CREATE INDEX [IX_LoyaltyAudit_Stores] ON [dbo].[LoyaltyAudit] ([StoreIds] ASC);

CREATE TABLE [dbo].[LoyaltyOrderAward] ([Id] INT NOT NULL IDENTITY(1,1),
    [OrderId] INT NOT NULL,
    [ProgramId] INT NOT NULL,
    [MemberId] INT NOT NULL,
    [PointsPerCurrencyUnit] DECIMAL(18,4) NOT NULL,
    [EarnStep] DECIMAL(18,4) NOT NULL,
    [PointsPerStep] BIGINT NOT NULL,
    [EarnMultiplier] DECIMAL(18,4) NOT NULL,
    [AwardMomentId] INT NOT NULL,
    [IncludeTax] BIT NOT NULL,
    [IncludeShipping] BIT NOT NULL,
    [DeductDiscounts] BIT NOT NULL,
    [ExpiryModeId] INT NOT NULL,
    [ExpireAfterDays] INT NOT NULL,
    [HoldUntilId] INT NOT NULL,
    [HeldUntilUtc] datetime2(6) NOT NULL,
    [ExcludedProductIds] NVARCHAR(MAX),
    [ExcludedCategoryIds] NVARCHAR(MAX),
    [ProductMultipliers] NVARCHAR(MAX),
    [RuleVersions] NVARCHAR(MAX),
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyOrderAward] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyOrderAward_Order] ON [dbo].[LoyaltyOrderAward] ([OrderId] ASC, [ProgramId] ASC);

CREATE INDEX [IX_LoyaltyOrderAward_Member] ON [dbo].[LoyaltyOrderAward] ([MemberId] ASC);

CREATE TABLE [dbo].[LoyaltyReward] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(400) NOT NULL,
    [TierIds] NVARCHAR(400),
    [ProgramId] INT NOT NULL,
    [Description] NVARCHAR(MAX),
    [PointsPrice] BIGINT NOT NULL,
    [DiscountId] INT NOT NULL,
    [StartOnUtc] datetime2(6) NULL,
    [EndOnUtc] datetime2(6) NULL,
    [Stock] INT,
    [Active] BIT NOT NULL,
    [DisplayOrder] INT NOT NULL,
    [Deleted] BIT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyReward] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyReward_Program] ON [dbo].[LoyaltyReward] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyRewardUnit] ([Id] INT NOT NULL IDENTITY(1,1),
    [RewardId] INT NOT NULL,
    [Number] INT NOT NULL,
    [RedemptionId] INT NOT NULL, CONSTRAINT [PK_LoyaltyRewardUnit] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyRewardUnit_Number] ON [dbo].[LoyaltyRewardUnit] ([RewardId] ASC, [Number] ASC);

CREATE TABLE [dbo].[LoyaltySpendDiscount] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProgramId] INT NOT NULL,
    [Amount] DECIMAL(18,4) NOT NULL,
    [DiscountId] INT NOT NULL,
    [LastUsedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltySpendDiscount] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltySpendDiscount_Amount] ON [dbo].[LoyaltySpendDiscount] ([ProgramId] ASC, [Amount] ASC);

CREATE TABLE [dbo].[LoyaltyRedemption] ([Id] INT NOT NULL IDENTITY(1,1),
    [CouponCode] NVARCHAR(100),
    [Name] NVARCHAR(400) NOT NULL,
    [ExternalReference] NVARCHAR(200),
    [Reason] NVARCHAR(100),
    [RedemptionGuid] UNIQUEIDENTIFIER NOT NULL,
    [ProgramId] INT NOT NULL,
    [MemberId] INT NOT NULL,
    [CustomerId] INT NOT NULL,
    [StoreId] INT NOT NULL,
    [RewardId] INT,
    [DiscountId] INT,
    [CartItemId] INT,
    [ProductId] INT,
    [Quantity] INT NOT NULL,
    [OrderItemId] INT,
    [Points] BIGINT NOT NULL,
    [Amount] DECIMAL(18,4) NOT NULL,
    [AcceptedWorth] DECIMAL(18,4),
    [UsedAmount] DECIMAL(18,4) NOT NULL,
    [UsedPoints] BIGINT NOT NULL,
    [StatusId] INT NOT NULL,
    [Step] INT NOT NULL,
    [DebitEntryId] INT NOT NULL,
    [AttemptId] UNIQUEIDENTIFIER,
    [OrderGuid] UNIQUEIDENTIFIER,
    [OrderId] INT,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [ExpiresOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyRedemption] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyRedemption_Guid] ON [dbo].[LoyaltyRedemption] ([RedemptionGuid] ASC);

CREATE UNIQUE INDEX [IX_LoyaltyRedemption_Debit] ON [dbo].[LoyaltyRedemption] ([DebitEntryId] ASC);

CREATE INDEX [IX_LoyaltyRedemption_Customer] ON [dbo].[LoyaltyRedemption] ([CustomerId] ASC, [StatusId] ASC);

CREATE INDEX [IX_LoyaltyRedemption_Member] ON [dbo].[LoyaltyRedemption] ([MemberId] ASC, [StatusId] ASC);

CREATE INDEX [IX_LoyaltyRedemption_Status] ON [dbo].[LoyaltyRedemption] ([StatusId] ASC, [ExpiresOnUtc] ASC);

CREATE INDEX [IX_LoyaltyRedemption_Order] ON [dbo].[LoyaltyRedemption] ([OrderId] ASC);

CREATE INDEX [IX_LoyaltyRedemption_OrderGuid] ON [dbo].[LoyaltyRedemption] ([OrderGuid] ASC);

CREATE INDEX [IX_LoyaltyRedemption_Attempt] ON [dbo].[LoyaltyRedemption] ([AttemptId] ASC);

CREATE INDEX [IX_LoyaltyRedemption_Discount] ON [dbo].[LoyaltyRedemption] ([DiscountId] ASC);

CREATE TABLE [dbo].[LoyaltyProduct] ([Id] INT NOT NULL IDENTITY(1,1),
    [TierIds] NVARCHAR(400),
    [ProgramId] INT NOT NULL,
    [ProductId] INT NOT NULL,
    [PointsPrice] BIGINT NOT NULL,
    [FollowRate] DECIMAL(18,4) NOT NULL,
    [PointsOnly] BIT NOT NULL,
    [PayableWithPoints] BIT NOT NULL,
    [EarningId] INT NOT NULL,
    [EarnMultiplier] DECIMAL(18,4) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyProduct] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyProduct_Product] ON [dbo].[LoyaltyProduct] ([ProgramId] ASC, [ProductId] ASC);

CREATE INDEX [IX_LoyaltyProduct_ProductId] ON [dbo].[LoyaltyProduct] ([ProductId] ASC);

CREATE TABLE [dbo].[LoyaltyRedemptionStep] ([Id] INT NOT NULL IDENTITY(1,1),
    [Reason] NVARCHAR(100),
    [Actor] NVARCHAR(200) NOT NULL,
    [RedemptionId] INT NOT NULL,
    [Number] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [AttemptId] UNIQUEIDENTIFIER,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyRedemptionStep] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyRedemptionStep_Number] ON [dbo].[LoyaltyRedemptionStep] ([RedemptionId] ASC, [Number] ASC);

CREATE TABLE [dbo].[LoyaltyExpiryReminder] ([Id] INT NOT NULL IDENTITY(1,1),
    [MemberId] INT NOT NULL,
    [ExpiresOnUtc] datetime2(6) NOT NULL,
    [Points] BIGINT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyExpiryReminder] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyExpiryReminder_Expiry] ON [dbo].[LoyaltyExpiryReminder] ([MemberId] ASC, [ExpiresOnUtc] ASC);

CREATE TABLE [dbo].[LoyaltyErasure] ([Id] INT NOT NULL IDENTITY(1,1),
    [Email] NVARCHAR(1000),
    [CustomerId] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyErasure] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyErasure_Customer] ON [dbo].[LoyaltyErasure] ([CustomerId] ASC);

CREATE TABLE [dbo].[LoyaltyEarningPause] ([Id] INT NOT NULL IDENTITY(1,1),
    [Scope] NVARCHAR(40) NOT NULL,
    [FromUtc] datetime2(6) NOT NULL,
    [UntilUtc] datetime2(6) NULL, CONSTRAINT [PK_LoyaltyEarningPause] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyEarningPause_Scope] ON [dbo].[LoyaltyEarningPause] ([Scope] ASC, [FromUtc] ASC);

CREATE TABLE [dbo].[LoyaltyWaitingOrder] ([Id] INT NOT NULL IDENTITY(1,1),
    [OrderId] INT NOT NULL,
    [CustomerId] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyWaitingOrder] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyWaitingOrder_Customer] ON [dbo].[LoyaltyWaitingOrder] ([CustomerId] ASC);

CREATE TABLE [dbo].[LoyaltyRowTurn] ([Id] INT NOT NULL IDENTITY(1,1),
    [RowKey] NVARCHAR(100) NOT NULL, CONSTRAINT [PK_LoyaltyRowTurn] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyRowTurn_Key] ON [dbo].[LoyaltyRowTurn] ([RowKey] ASC);

CREATE TABLE [dbo].[LoyaltyEarningRule] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(400) NOT NULL,
    [Description] NVARCHAR(MAX),
    [Definition] NVARCHAR(MAX) NOT NULL,
    [ProgramId] INT NOT NULL,
    [TriggerId] INT NOT NULL,
    [Active] BIT NOT NULL,
    [Public] BIT NOT NULL,
    [DisplayOrder] INT NOT NULL,
    [Version] INT NOT NULL,
    [Deleted] BIT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyEarningRule] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyEarningRule_Program] ON [dbo].[LoyaltyEarningRule] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyEarningRuleVersion] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(400) NOT NULL,
    [Definition] NVARCHAR(MAX) NOT NULL,
    [Actor] NVARCHAR(200) NOT NULL,
    [RuleId] INT NOT NULL,
    [Version] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyEarningRuleVersion] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyEarningRuleVersion_Number] ON [dbo].[LoyaltyEarningRuleVersion] ([RuleId] ASC, [Version] ASC);

CREATE TABLE [dbo].[LoyaltyRuleAward] ([Id] INT NOT NULL IDENTITY(1,1),
    [EventKey] NVARCHAR(100) NOT NULL,
    [Reason] NVARCHAR(50),
    [Inputs] NVARCHAR(MAX),
    [RuleId] INT NOT NULL,
    [RuleVersion] INT NOT NULL,
    [MemberId] INT NOT NULL,
    [Points] BIGINT NOT NULL,
    [Wanted] BIGINT NOT NULL,
    [EntryId] INT,
    [EventOnUtc] datetime2(6) NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyRuleAward] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyRuleAward_Event] ON [dbo].[LoyaltyRuleAward] ([EventKey] ASC, [RuleId] ASC);

CREATE INDEX [IX_LoyaltyRuleAward_Rule] ON [dbo].[LoyaltyRuleAward] ([RuleId] ASC, [CreatedOnUtc] ASC);

CREATE INDEX [IX_LoyaltyRuleAward_Member] ON [dbo].[LoyaltyRuleAward] ([MemberId] ASC);

CREATE TABLE [dbo].[LoyaltyRuleUse] ([Id] INT NOT NULL IDENTITY(1,1),
    [RuleId] INT NOT NULL,
    [MemberId] INT NOT NULL,
    [Number] INT NOT NULL,
    [PointsSoFar] BIGINT NOT NULL,
    [UsedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyRuleUse] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyRuleUse_Number] ON [dbo].[LoyaltyRuleUse] ([RuleId] ASC, [MemberId] ASC, [Number] ASC);

CREATE TABLE [dbo].[LoyaltyRuleReplay] ([Id] INT NOT NULL IDENTITY(1,1),
    [RuleIds] NVARCHAR(MAX),
    [State] NVARCHAR(MAX),
    [Actor] NVARCHAR(200) NOT NULL,
    [ProgramId] INT NOT NULL,
    [FromUtc] datetime2(6) NOT NULL,
    [LastOrderId] INT NOT NULL,
    [Processed] INT NOT NULL,
    [Total] INT NOT NULL,
    [Done] BIT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyRuleReplay] PRIMARY KEY ([Id]));

CREATE TABLE [dbo].[LoyaltyApiRequest] ([Id] INT NOT NULL IDENTITY(1,1),
    [RequestKey] NVARCHAR(200) NOT NULL,
    [RequestHash] NVARCHAR(64) NOT NULL,
    [Answer] NVARCHAR(MAX),
    [Status] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyApiRequest] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyApiRequest_Key] ON [dbo].[LoyaltyApiRequest] ([RequestKey] ASC);

CREATE TABLE [dbo].[LoyaltyInteraction] ([Id] INT NOT NULL IDENTITY(1,1),
    [SystemName] NVARCHAR(100) NOT NULL,
    [Name] NVARCHAR(400) NOT NULL,
    [Description] NVARCHAR(MAX),
    [Active] BIT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyInteraction] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyInteraction_SystemName] ON [dbo].[LoyaltyInteraction] ([SystemName] ASC);

CREATE TABLE [dbo].[LoyaltyInteractionEvent] ([Id] INT NOT NULL IDENTITY(1,1),
    [Outcome] NVARCHAR(200),
    [Scope] NVARCHAR(200),
    [Status] NVARCHAR(200),
    [EventType] NVARCHAR(200),
    [Metadata] NVARCHAR(MAX),
    [IdempotencyKey] NVARCHAR(200) NOT NULL,
    [RequestHash] NVARCHAR(64) NOT NULL,
    [Actor] NVARCHAR(200) NOT NULL,
    [InteractionId] INT NOT NULL,
    [StoreId] INT NOT NULL,
    [CustomerId] INT NOT NULL,
    [Evaluated] BIT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyInteractionEvent] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyInteractionEvent_Key] ON [dbo].[LoyaltyInteractionEvent] ([IdempotencyKey] ASC);

CREATE INDEX [IX_LoyaltyInteractionEvent_Interaction] ON [dbo].[LoyaltyInteractionEvent] ([InteractionId] ASC, [Id] ASC);

CREATE INDEX [IX_LoyaltyInteractionEvent_Open] ON [dbo].[LoyaltyInteractionEvent] ([Evaluated] ASC, [Id] ASC);

CREATE TABLE [dbo].[LoyaltyTierPolicy] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProgramId] INT NOT NULL,
    [MetricId] INT NOT NULL,
    [PeriodId] INT NOT NULL,
    [PeriodDays] INT NOT NULL,
    [DowngradeId] INT NOT NULL,
    [GraceDays] INT NOT NULL, CONSTRAINT [PK_LoyaltyTierPolicy] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyTierPolicy_Program] ON [dbo].[LoyaltyTierPolicy] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyTierPass] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProgramId] INT NOT NULL,
    [RequestedOnUtc] datetime2(6) NOT NULL,
    [ServesRequestOnUtc] datetime2(6) NULL,
    [LastMemberId] INT NOT NULL,
    [DoneOnUtc] datetime2(6) NULL, CONSTRAINT [PK_LoyaltyTierPass] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyTierPass_Program] ON [dbo].[LoyaltyTierPass] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyTierStanding] ([Id] INT NOT NULL IDENTITY(1,1),
    [MemberId] INT NOT NULL,
    [TierId] INT,
    [SinceUtc] datetime2(6) NOT NULL,
    [ReviewOnUtc] datetime2(6) NOT NULL,
    [BelowSinceUtc] datetime2(6) NULL,
    [GrantedRoleId] INT,
    [Changes] INT NOT NULL, CONSTRAINT [PK_LoyaltyTierStanding] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyTierStanding_Member] ON [dbo].[LoyaltyTierStanding] ([MemberId] ASC);

CREATE TABLE [dbo].[LoyaltyTierChange] ([Id] INT NOT NULL IDENTITY(1,1),
    [FromName] NVARCHAR(100),
    [ToName] NVARCHAR(100),
    [MemberId] INT NOT NULL,
    [ProgramId] INT NOT NULL,
    [Number] INT NOT NULL,
    [FromTierId] INT,
    [ToTierId] INT,
    [Direction] INT NOT NULL,
    [Bonus] BIGINT NOT NULL,
    [FollowedUp] BIT NOT NULL,
    [OnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyTierChange] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyTierChange_Number] ON [dbo].[LoyaltyTierChange] ([MemberId] ASC, [Number] ASC);

CREATE INDEX [IX_LoyaltyTierChange_FollowUp] ON [dbo].[LoyaltyTierChange] ([FollowedUp] ASC, [Id] ASC);

CREATE TABLE [dbo].[LoyaltySentNotice] ([Id] INT NOT NULL IDENTITY(1,1),
    [NoticeKey] NVARCHAR(100) NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltySentNotice] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltySentNotice_Key] ON [dbo].[LoyaltySentNotice] ([NoticeKey] ASC);

CREATE TABLE [dbo].[LoyaltyEarnedMailPass] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProgramId] INT NOT NULL,
    [DoneUntilUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyEarnedMailPass] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyEarnedMailPass_Program] ON [dbo].[LoyaltyEarnedMailPass] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyReferral] ([Id] INT NOT NULL IDENTITY(1,1),
    [RefereeKey] NVARCHAR(60) NOT NULL,
    [IpAddress] NVARCHAR(100),
    [Actor] NVARCHAR(100),
    [ProgramId] INT NOT NULL,
    [ReferrerMemberId] INT NOT NULL,
    [RefereeCustomerId] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [ReasonId] INT NOT NULL,
    [Approved] BIT NOT NULL,
    [ReferrerPoints] BIGINT NOT NULL,
    [RefereePoints] BIGINT NOT NULL,
    [OrderId] INT,
    [StoreId] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyReferral] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyReferral_Referee] ON [dbo].[LoyaltyReferral] ([RefereeKey] ASC);

CREATE INDEX [IX_LoyaltyReferral_Customer] ON [dbo].[LoyaltyReferral] ([RefereeCustomerId] ASC);

CREATE INDEX [IX_LoyaltyReferral_Referrer] ON [dbo].[LoyaltyReferral] ([ReferrerMemberId] ASC, [StatusId] ASC);

CREATE INDEX [IX_LoyaltyReferral_Status] ON [dbo].[LoyaltyReferral] ([StatusId] ASC, [Id] ASC);

CREATE INDEX [IX_LoyaltyReferral_Ip] ON [dbo].[LoyaltyReferral] ([IpAddress] ASC, [CreatedOnUtc] ASC);

CREATE INDEX [IX_LoyaltyReferral_Updated] ON [dbo].[LoyaltyReferral] ([UpdatedOnUtc] ASC);

CREATE TABLE [dbo].[LoyaltyReferralCode] ([Id] INT NOT NULL IDENTITY(1,1),
    [Code] NVARCHAR(20) NOT NULL,
    [MemberId] INT NOT NULL, CONSTRAINT [PK_LoyaltyReferralCode] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyReferralCode_Member] ON [dbo].[LoyaltyReferralCode] ([MemberId] ASC);

CREATE UNIQUE INDEX [IX_LoyaltyReferralCode_Code] ON [dbo].[LoyaltyReferralCode] ([Code] ASC);

CREATE TABLE [dbo].[LoyaltyReferralSlot] ([Id] INT NOT NULL IDENTITY(1,1),
    [MemberId] INT NOT NULL,
    [Period] INT NOT NULL,
    [Number] INT NOT NULL, CONSTRAINT [PK_LoyaltyReferralSlot] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyReferralSlot_Number] ON [dbo].[LoyaltyReferralSlot] ([MemberId] ASC, [Period] ASC, [Number] ASC);

CREATE TABLE [dbo].[LoyaltyReferralTerms] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProgramId] INT NOT NULL,
    [Enabled] BIT NOT NULL,
    [ReferrerPoints] BIGINT NOT NULL,
    [RefereePoints] BIGINT NOT NULL,
    [MinimumTotal] DECIMAL(18,4) NOT NULL,
    [NeedsCompleteOrder] BIT NOT NULL,
    [LimitPerPeriod] INT NOT NULL,
    [PeriodDays] INT NOT NULL,
    [SameIpLimit] INT NOT NULL,
    [CookieDays] INT NOT NULL, CONSTRAINT [PK_LoyaltyReferralTerms] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyReferralTerms_Program] ON [dbo].[LoyaltyReferralTerms] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyPointsDay] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProgramId] INT NOT NULL,
    [Day] datetime2(6) NOT NULL,
    [TypeId] INT NOT NULL,
    [RuleId] INT NOT NULL,
    [Points] BIGINT NOT NULL,
    [Pending] BIGINT NOT NULL,
    [Entries] INT NOT NULL, CONSTRAINT [PK_LoyaltyPointsDay] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyPointsDay_Day] ON [dbo].[LoyaltyPointsDay] ([ProgramId] ASC, [Day] ASC, [TypeId] ASC, [RuleId] ASC);

CREATE TABLE [dbo].[LoyaltyPointsDayPass] ([Id] INT NOT NULL IDENTITY(1,1),
    [TimeZoneId] NVARCHAR(100) NOT NULL,
    [ProgramId] INT NOT NULL,
    [NextDay] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyPointsDayPass] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyPointsDayPass_Program] ON [dbo].[LoyaltyPointsDayPass] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyLeaderboardPlace] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProgramId] INT NOT NULL,
    [Month] INT NOT NULL,
    [Rank] INT NOT NULL,
    [MemberId] INT NOT NULL,
    [Points] BIGINT NOT NULL, CONSTRAINT [PK_LoyaltyLeaderboardPlace] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyLeaderboardPlace_Rank] ON [dbo].[LoyaltyLeaderboardPlace] ([ProgramId] ASC, [Month] ASC, [Rank] ASC);

CREATE TABLE [dbo].[LoyaltyLiability] ([Id] INT NOT NULL IDENTITY(1,1),
    [Figures] NVARCHAR(MAX) NOT NULL,
    [ProgramId] INT NOT NULL,
    [TakenOnUtc] datetime2(6) NOT NULL,
    [Milliseconds] INT NOT NULL, CONSTRAINT [PK_LoyaltyLiability] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyLiability_Program] ON [dbo].[LoyaltyLiability] ([ProgramId] ASC);

CREATE TABLE [dbo].[LoyaltyImport] ([Id] INT NOT NULL IDENTITY(1,1),
    [FileName] NVARCHAR(200) NOT NULL,
    [FileHash] NVARCHAR(64) NOT NULL,
    [Columns] NVARCHAR(MAX) NOT NULL,
    [State] NVARCHAR(MAX),
    [Actor] NVARCHAR(200) NOT NULL,
    [ProgramId] INT NOT NULL,
    [KindId] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [Total] INT NOT NULL,
    [Parts] INT NOT NULL,
    [NextPart] INT NOT NULL,
    [Good] INT NOT NULL,
    [Unchanged] INT NOT NULL,
    [Bad] INT NOT NULL,
    [Points] BIGINT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyImport] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyImport_Status] ON [dbo].[LoyaltyImport] ([StatusId] ASC);

CREATE TABLE [dbo].[LoyaltyImportPart] ([Id] INT NOT NULL IDENTITY(1,1),
    [Records] NVARCHAR(MAX) NOT NULL,
    [ImportId] INT NOT NULL,
    [Number] INT NOT NULL, CONSTRAINT [PK_LoyaltyImportPart] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyImportPart_Number] ON [dbo].[LoyaltyImportPart] ([ImportId] ASC, [Number] ASC);

CREATE TABLE [dbo].[LoyaltyImportFault] ([Id] INT NOT NULL IDENTITY(1,1),
    [ColumnName] NVARCHAR(100),
    [Reason] NVARCHAR(60) NOT NULL,
    [Detail] NVARCHAR(400),
    [ImportId] INT NOT NULL,
    [Part] INT NOT NULL,
    [Line] INT NOT NULL, CONSTRAINT [PK_LoyaltyImportFault] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyImportFault_Line] ON [dbo].[LoyaltyImportFault] ([ImportId] ASC, [Line] ASC);

CREATE TABLE [dbo].[LoyaltyWebhook] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(200) NOT NULL,
    [Url] NVARCHAR(1000) NOT NULL,
    [Secret] NVARCHAR(1000) NOT NULL,
    [Events] NVARCHAR(1000),
    [ProgramIds] NVARCHAR(400),
    [StoreIds] NVARCHAR(400),
    [Active] BIT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyWebhook] PRIMARY KEY ([Id]));

CREATE TABLE [dbo].[LoyaltyWebhookDelivery] ([Id] INT NOT NULL IDENTITY(1,1),
    [EventName] NVARCHAR(60) NOT NULL,
    [Body] NVARCHAR(MAX) NOT NULL,
    [WebhookId] INT NOT NULL,
    [EventGuid] UNIQUEIDENTIFIER NOT NULL,
    [MemberId] INT,
    [StatusId] INT NOT NULL,
    [Attempts] INT NOT NULL,
    [MaxAttempts] INT NOT NULL,
    [NextAttemptOnUtc] datetime2(6) NOT NULL,
    [LastStatusCode] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [DeliveredOnUtc] datetime2(6) NULL, CONSTRAINT [PK_LoyaltyWebhookDelivery] PRIMARY KEY ([Id]));

CREATE INDEX [IX_LoyaltyWebhookDelivery_Due] ON [dbo].[LoyaltyWebhookDelivery] ([WebhookId] ASC, [StatusId] ASC, [Id] ASC);

CREATE INDEX [IX_LoyaltyWebhookDelivery_Log] ON [dbo].[LoyaltyWebhookDelivery] ([WebhookId] ASC, [Id] ASC);

CREATE INDEX [IX_LoyaltyWebhookDelivery_Member] ON [dbo].[LoyaltyWebhookDelivery] ([MemberId] ASC);

CREATE INDEX [IX_LoyaltyWebhookDelivery_Created] ON [dbo].[LoyaltyWebhookDelivery] ([CreatedOnUtc] ASC);

CREATE TABLE [dbo].[LoyaltyWebhookAttempt] ([Id] INT NOT NULL IDENTITY(1,1),
    [Answer] NVARCHAR(1000),
    [Error] NVARCHAR(400),
    [DeliveryId] INT NOT NULL,
    [Number] INT NOT NULL,
    [StartedOnUtc] datetime2(6) NOT NULL,
    [DurationMs] INT,
    [StatusCode] INT NOT NULL, CONSTRAINT [PK_LoyaltyWebhookAttempt] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyWebhookAttempt_Number] ON [dbo].[LoyaltyWebhookAttempt] ([DeliveryId] ASC, [Number] ASC);

CREATE INDEX [IX_LoyaltyWebhookAttempt_Started] ON [dbo].[LoyaltyWebhookAttempt] ([StartedOnUtc] ASC);

CREATE TABLE [dbo].[LoyaltyPartner] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(200) NOT NULL,
    [ClientId] NVARCHAR(40) NOT NULL,
    [SecretHash] NVARCHAR(64) NOT NULL,
    [PreviousSecretHash] NVARCHAR(64),
    [ProgramIds] NVARCHAR(400),
    [StoreIds] NVARCHAR(400),
    [PreviousEndsOnUtc] datetime2(6) NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [RevokedOnUtc] datetime2(6) NULL,
    [LastUsedOnUtc] datetime2(6) NULL, CONSTRAINT [PK_LoyaltyPartner] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyPartner_ClientId] ON [dbo].[LoyaltyPartner] ([ClientId] ASC);

CREATE TABLE [dbo].[LoyaltyPartnerSession] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(64) NOT NULL,
    [NameHash] NVARCHAR(64) NOT NULL,
    [SiteId] NVARCHAR(50),
    [RequestHash] NVARCHAR(64),
    [Answer] NVARCHAR(MAX),
    [Lines] NVARCHAR(MAX),
    [Accepted] NVARCHAR(MAX),
    [Terms] NVARCHAR(MAX),
    [PartnerId] INT NOT NULL,
    [StoreId] INT NOT NULL,
    [ProgramId] INT NOT NULL,
    [MemberId] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [Step] INT NOT NULL,
    [Sequence] INT NOT NULL,
    [BusySinceUtc] datetime2(6) NULL,
    [Total] DECIMAL(18,4) NOT NULL,
    [FirstSpend] DECIMAL(18,4) NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyPartnerSession] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyPartnerSession_Name] ON [dbo].[LoyaltyPartnerSession] ([PartnerId] ASC, [NameHash] ASC);

CREATE INDEX [IX_LoyaltyPartnerSession_Status] ON [dbo].[LoyaltyPartnerSession] ([StatusId] ASC, [UpdatedOnUtc] ASC);

CREATE INDEX [IX_LoyaltyPartnerSession_Member] ON [dbo].[LoyaltyPartnerSession] ([MemberId] ASC);

CREATE TABLE [dbo].[LoyaltyPartnerSessionStep] ([Id] INT NOT NULL IDENTITY(1,1),
    [SessionId] INT NOT NULL,
    [Number] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [Sequence] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyPartnerSessionStep] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyPartnerSessionStep_Number] ON [dbo].[LoyaltyPartnerSessionStep] ([SessionId] ASC, [Number] ASC);

CREATE TABLE [dbo].[LoyaltyProvider] ([Id] INT NOT NULL IDENTITY(1,1),
    [ProviderName] NVARCHAR(100) NOT NULL,
    [DisplayName] NVARCHAR(200),
    [Address] NVARCHAR(400),
    [ClientId] NVARCHAR(200),
    [SealedSecret] NVARCHAR(MAX),
    [Program] NVARCHAR(200),
    [SiteId] NVARCHAR(50),
    [AllowedOrigins] NVARCHAR(MAX),
    [TestCode] NVARCHAR(60),
    [StoreId] INT NOT NULL,
    [Active] BIT NOT NULL,
    [BudgetMilliseconds] INT NOT NULL,
    [FinalizeAtId] INT NOT NULL,
    [KeepTryingDays] INT NOT NULL,
    [TestedOnUtc] datetime2(6) NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyProvider] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyProvider_Store] ON [dbo].[LoyaltyProvider] ([StoreId] ASC);

CREATE TABLE [dbo].[LoyaltyProviderSession] ([Id] INT NOT NULL IDENTITY(1,1),
    [Name] NVARCHAR(64) NOT NULL,
    [SealedIdentifier] NVARCHAR(MAX),
    [LoyaltyId] NVARCHAR(100),
    [ShopperName] NVARCHAR(200),
    [BasketKey] NVARCHAR(64),
    [Offer] NVARCHAR(MAX),
    [Wanted] NVARCHAR(MAX),
    [FinalizedKey] NVARCHAR(64),
    [Summary] NVARCHAR(400),
    [ErrorCode] NVARCHAR(60),
    [Reason] NVARCHAR(400),
    [StoreId] INT NOT NULL,
    [ConfigurationId] INT NOT NULL,
    [CustomerId] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [Step] INT NOT NULL,
    [Sequence] INT NOT NULL,
    [IdentifierKindId] INT NOT NULL,
    [Discount] DECIMAL(18,4) NOT NULL,
    [DiscountId] INT NOT NULL,
    [Earns] BIGINT,
    [QuietUntilUtc] datetime2(6) NULL,
    [AttemptId] UNIQUEIDENTIFIER,
    [OrderGuid] UNIQUEIDENTIFIER,
    [OrderId] INT,
    [ClaimedOnUtc] datetime2(6) NULL,
    [Told] BIT NOT NULL,
    [Attempts] INT NOT NULL,
    [DueOnUtc] datetime2(6) NOT NULL,
    [LastDayOnUtc] datetime2(6) NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL,
    [UpdatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyProviderSession] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyProviderSession_Name] ON [dbo].[LoyaltyProviderSession] ([Name] ASC);

CREATE INDEX [IX_LoyaltyProviderSession_Customer] ON [dbo].[LoyaltyProviderSession] ([CustomerId] ASC, [StatusId] ASC);

CREATE INDEX [IX_LoyaltyProviderSession_Due] ON [dbo].[LoyaltyProviderSession] ([DueOnUtc] ASC);

CREATE INDEX [IX_LoyaltyProviderSession_Order] ON [dbo].[LoyaltyProviderSession] ([OrderId] ASC);

CREATE INDEX [IX_LoyaltyProviderSession_Status] ON [dbo].[LoyaltyProviderSession] ([StatusId] ASC, [UpdatedOnUtc] ASC);

CREATE TABLE [dbo].[LoyaltyProviderSessionStep] ([Id] INT NOT NULL IDENTITY(1,1),
    [Request] NVARCHAR(MAX),
    [Answer] NVARCHAR(MAX),
    [Code] NVARCHAR(60),
    [Reason] NVARCHAR(400),
    [Actor] NVARCHAR(100) NOT NULL,
    [SessionId] INT NOT NULL,
    [Number] INT NOT NULL,
    [ActionId] INT NOT NULL,
    [StatusId] INT NOT NULL,
    [Sequence] INT NOT NULL,
    [Milliseconds] INT NOT NULL,
    [CreatedOnUtc] datetime2(6) NOT NULL, CONSTRAINT [PK_LoyaltyProviderSessionStep] PRIMARY KEY ([Id]));

CREATE UNIQUE INDEX [IX_LoyaltyProviderSessionStep_Number] ON [dbo].[LoyaltyProviderSessionStep] ([SessionId] ASC, [Number] ASC);

ALTER TABLE [LoyaltyAccount] ADD CONSTRAINT [CK_LoyaltyAccount_Balance] CHECK ([Balance] >= 0);
ALTER TABLE [LoyaltyLot] ADD CONSTRAINT [CK_LoyaltyLot_Remaining] CHECK ([Remaining] >= 0);
ALTER TABLE [LoyaltyMember] ADD CONSTRAINT [CK_LoyaltyMember_Status] CHECK ([StatusId] IN (10, 20, 30));
ALTER TABLE [LoyaltyRedemption] ADD CONSTRAINT [CK_LoyaltyRedemption_Status] CHECK ([StatusId] IN (10, 20, 30, 40, 50));
